package ui

// ImportPath is one spreadsheet brought in.
func ImportPath(id string) string { return ImportsPath() + "/" + id }

// ApplyImportPath takes a roster over.
func ApplyImportPath(id string) string { return ImportPath(id) + "/apply" }

// UndoImportPath takes it back.
func UndoImportPath(id string) string { return ImportPath(id) + "/undo" }

// ImportErrorsPath is the file given back with what is wrong in it.
func ImportErrorsPath(id string) string { return ImportPath(id) + "/errors.xlsx" }

// ImportTemplatePath is an empty roster to fill in.
func ImportTemplatePath() string { return ImportsPath() + "/template.xlsx" }
