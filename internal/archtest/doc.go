// Package archtest guards the shape of the house: who imports whom, how large a
// file may grow, and that the tables in docs/ are true. It holds tests only and
// knows nothing of what the program does.
//
// A package missing from the import table fails. Adding a line there is a
// design decision and is recorded in docs/adr.
package archtest
