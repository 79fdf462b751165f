package ui

import "congtam/internal/web/static"

// Addresses are made here and nowhere else; a literal path in a component
// fails review.

// HomePath is the page a person starts from.
func HomePath() string { return "/" }

// SignInPath is the sign-in page.
func SignInPath() string { return "/signin" }

// SignInAsPath takes one click on a person of a demo installation.
func SignInAsPath() string { return "/signin/as" }

// SignOutPath ends a session.
func SignOutPath() string { return "/signout" }

// LanguagePath switches the language.
func LanguagePath() string { return "/language" }

// StaticPath is the address of an embedded file.
func StaticPath(name string) string { return static.URL(name) }
