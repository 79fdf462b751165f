// Package e2e tells the whole story as a test: a department's review of a year,
// done in Chromium by the people whose steps they are, against the real
// program. It knows pages by what they show, and no package of ours but the
// browser.
package e2e
