// Package bench measures the running program from outside, as its readers meet
// it: how long each page takes beside the least a page of that size could take,
// how many requests a second are answered while people also write, and how much
// memory that needs. It knows pages and processes, and nothing of what the
// pages say.
package bench
