package authz_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
)

var update = flag.Bool("update", false, "rewrite golden files")

const agency, division, other = org.UnitID("snv"), org.UnitID("cchc"), org.UnitID("cbcc")

func actor(person org.PersonID, posts ...authz.Post) authz.Actor {
	return authz.Actor{Account: "a-" + string(person), Agency: agency, Person: person, Posts: posts}
}

// The whole table as text: a change of anybody's rights shows in review.
func TestPolicy_matrix(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, action := range authz.Actions() {
		who, notOwn := authz.Who(action)
		fmt.Fprintf(&b, "%-18s", action)
		for _, rel := range authz.Relations() {
			if slices.Contains(who, rel) {
				b.WriteString(" " + string(rel))
			}
		}
		if notOwn {
			b.WriteString(" | never on one's own case")
		}
		b.WriteString("\n")
	}
	const path = "testdata/policy.golden.txt"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != b.String() {
		t.Errorf("the policy changed; run with -update and read the difference (%v)\n%s", err, b.String())
	}
}

func TestAllow(t *testing.T) {
	t.Parallel()
	head := actor("head", authz.Post{Unit: division, Kind: org.Division, Post: org.Head})
	deputy := actor("deputy", authz.Post{Unit: division, Kind: org.Division, Post: org.Deputy})
	staff := actor("staff", authz.Post{Unit: division, Kind: org.Division, Post: org.NoPost})
	office := actor("office", authz.Post{Unit: "vp", Kind: org.Office, Post: org.Head})
	director := actor("director", authz.Post{Unit: "ld", Kind: org.Leadership, Post: org.Head})
	vice := actor("vice", authz.Post{Unit: "ld", Kind: org.Leadership, Post: org.Deputy})
	stranger := authz.Actor{Account: "x", Agency: "other agency", Person: "x"}
	inUnit := authz.Resource{Agency: agency, Unit: division}
	of := func(p org.PersonID) authz.Resource {
		return authz.Resource{Agency: agency, Unit: division, Person: p}
	}
	tests := []struct {
		name   string
		actor  authz.Actor
		action authz.Action
		on     authz.Resource
		want   fault.Kind
	}{
		{"a head submits the own unit's dossier", head, authz.SubmitDossier, inUnit, ""},
		{"a deputy does not", deputy, authz.SubmitDossier, inUnit, fault.Forbidden},
		{"a head does not submit another unit's", head, authz.SubmitDossier, authz.Resource{Agency: agency, Unit: other}, fault.Forbidden},
		{"the office receives it", office, authz.ReceiveDossier, inUnit, ""},
		{"the head does not receive it", head, authz.ReceiveDossier, inUnit, fault.Forbidden},
		{"the director decides", director, authz.SetLevel, of("staff"), ""},
		{"but not on the own case", director, authz.SetLevel, of("director"), fault.Forbidden},
		{"a deputy director does not decide", vice, authz.SetLevel, of("staff"), fault.Forbidden},
		{"a person writes the own review", staff, authz.WriteReview, of("staff"), ""},
		{"the head does not write it for him", head, authz.WriteReview, of("staff"), fault.Forbidden},
		{"a head returns a review", head, authz.ReturnReview, of("staff"), ""},
		{"but not the own one", head, authz.ReturnReview, of("head"), fault.Forbidden},
		{"the chair concludes", head, authz.ConcludeItem, authz.Resource{Agency: agency, Unit: division, Person: "staff", Chair: "head"}, ""},
		{"nobody concludes on himself", head, authz.ConcludeItem, authz.Resource{Agency: agency, Unit: division, Person: "head", Chair: "head"}, fault.Forbidden},
		{"another agency is not told what exists", stranger, authz.ViewPlan, authz.Resource{Agency: agency}, fault.NotFound},
		{"nobody is asked to sign in", authz.Actor{}, authz.ViewPlan, authz.Resource{Agency: agency}, fault.Unauthenticated},
		{"an action outside the table is refused", director, "inventNumbers", inUnit, fault.Forbidden},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := authz.Allow(tt.actor, tt.action, tt.on)
			if tt.want == "" && err != nil || tt.want != "" && !errors.Is(err, tt.want) {
				t.Errorf("Allow(%s, %s) = %v, want %q", tt.actor.Person, tt.action, err, tt.want)
			}
			if may := authz.May(tt.actor, tt.action, tt.on); may != (err == nil) {
				t.Errorf("May = %v, Allow = %v", may, err)
			}
		})
	}
}

// R032: whatever posts somebody holds, the acts marked so stay closed on the
// own case.
func TestAllow_nobodyActsOnHisOwnCase(t *testing.T) {
	t.Parallel()
	all := actor("p",
		authz.Post{Unit: division, Kind: org.Division, Post: org.Head},
		authz.Post{Unit: "vp", Kind: org.Office, Post: org.Head},
		authz.Post{Unit: "ld", Kind: org.Leadership, Post: org.Head})
	all.Admin = true
	all.Mandates = org.Roles()
	own := authz.Resource{Agency: agency, Unit: division, Person: "p", Chair: "p", Secretary: "p", Convened: []org.PersonID{"p"}}
	for _, action := range authz.Actions() {
		if _, notOwn := authz.Who(action); notOwn && authz.May(all, action, own) {
			t.Errorf("%s was allowed on the own case", action)
		}
	}
}

func TestActor_keyPeople(t *testing.T) {
	t.Parallel()
	r := authz.Resource{Agency: agency}
	union := actor("u", authz.Post{Unit: division, Kind: org.Division, Post: org.NoPost})
	union.Mandates = []org.Role{org.UnionChair}
	clerk := actor("c", authz.Post{Unit: division, Kind: org.Division, Post: org.NoPost})
	clerk.Mandates = []org.Role{org.OfficeClerk}
	head := actor("h", authz.Post{Unit: division, Kind: org.Division, Post: org.Head})
	for name, tt := range map[string]struct {
		actor authz.Actor
		want  bool
	}{"union chair": {union, true}, "office clerk": {clerk, false}, "head of a unit": {head, true}} {
		if got := tt.actor.Is(authz.KeyPeople, r); got != tt.want {
			t.Errorf("%s is among the key people = %v, want %v", name, got, tt.want)
		}
	}
}
