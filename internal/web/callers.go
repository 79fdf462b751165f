package web

import (
	"container/list"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"

	"golang.org/x/time/rate"
)

// mostCallers bounds what is remembered; who was away longest is forgotten.
const mostCallers = 10_000

// callers counts requests by address.
type callers struct {
	mu        sync.Mutex
	perSecond rate.Limit
	byAddress map[netip.Addr]*list.Element
	recent    *list.List // of *callerRate, the latest in front
}

type callerRate struct {
	address netip.Addr
	rate    *rate.Limiter
}

func newCallers(perSecond float64) *callers {
	return &callers{perSecond: rate.Limit(perSecond), byAddress: map[netip.Addr]*list.Element{}, recent: list.New()}
}

// allow tells whether address may ask once more now.
func (c *callers) allow(address netip.Addr) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, known := c.byAddress[address]
	if !known {
		burst := max(1, int(4*c.perSecond))
		e = c.recent.PushFront(&callerRate{address, rate.NewLimiter(c.perSecond, burst)})
		c.byAddress[address] = e
	}
	c.recent.MoveToFront(e)
	if c.recent.Len() > mostCallers {
		oldest := c.recent.Back()
		delete(c.byAddress, c.recent.Remove(oldest).(*callerRate).address)
	}
	return e.Value.(*callerRate).rate.Allow()
}

// caller is the address a request comes from. X-Forwarded-For is believed from
// the right, as far as the addresses are proxies of ours.
func (s *Server) caller(r *http.Request) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	address := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !s.ours(address) {
			return address
		}
		next, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			return address
		}
		address = next.Unmap()
	}
	return address
}

func (s *Server) ours(address netip.Addr) bool {
	return slices.ContainsFunc(s.Proxies, func(p netip.Prefix) bool { return p.Contains(address) })
}
