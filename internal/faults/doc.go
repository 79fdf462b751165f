// Package faults kills the real program while people work, again and again, and
// looks at what is left: nothing acknowledged may be lost, nothing half-written
// may stay. It knows the program only from outside, by its pages and its
// database, and judges no rule of the law. Only tests live here.
//
// CONGTAM_KILLS says how often each database's program is killed; a night's run
// sets it to hundreds.
package faults
