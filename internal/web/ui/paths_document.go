package ui

import (
	"net/url"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// DocumentsPath lists the papers of a unit of a cycle; without a unit, those
// of the agency.
func DocumentsPath(id cycle.ID, unit org.UnitID) string {
	return "/cycles/" + string(id) + "/documents" + ofUnit(unit)
}

// OrderDocumentsPath orders papers.
func OrderDocumentsPath(id cycle.ID) string { return "/cycles/" + string(id) + "/documents" }

// DocumentArchivePath hands out the papers of a unit, or of the whole cycle,
// as one file.
func DocumentArchivePath(id cycle.ID, unit org.UnitID) string {
	return "/cycles/" + string(id) + "/documents.zip" + ofUnit(unit)
}

// DocumentPath hands out one made document.
func DocumentPath(id string) string { return "/documents/" + id }

func ofUnit(unit org.UnitID) string {
	if unit == "" {
		return ""
	}
	return "?unit=" + url.QueryEscape(string(unit))
}
