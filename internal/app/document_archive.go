package app

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"path"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/infra/storage"
)

// Archive is the papers of a cycle as one ZIP: a folder for each unit, in it
// the four items of its dossier (R254). Only what its reader may fetch is in.
type Archive struct {
	Name  string
	app   *App
	files []archived
}

// archived is one file of an archive.
type archived struct {
	path   string
	hash   string
	madeAt time.Time
}

// DocumentArchive finds what goes into an archive; WriteTo streams it. Faults:
// NotFound, Refused while there is no file to hand out.
func (a *App) DocumentArchive(ctx context.Context, actor authz.Actor, of DocumentsOf) (Archive, error) {
	var p Page
	archive := Archive{app: a}
	err := a.page(ctx, actor, &p, func(tx *storage.Tx) error {
		c, err := tx.Cycle(ctx, of.Cycle)
		if err != nil {
			return err
		}
		if err := authz.Allow(actor, authz.FetchDocument, authz.Resource{Agency: c.Agency}); err != nil {
			return err
		}
		list, err := tx.Printables(ctx, storage.PrintableQuery{Cycle: of.Cycle, Unit: of.Unit, Reader: actor.Person})
		if err != nil {
			return err
		}
		documents, err := tx.Documents(ctx, of.Cycle)
		if err != nil {
			return err
		}
		archive.Name = fmt.Sprintf("Hồ sơ đánh giá, xếp loại năm %d.zip", c.Year)
		archive.files = pack(actor, c, list, shelve(documents))
		return nil
	})
	if err == nil && len(archive.files) == 0 {
		err = fault.New(fault.Refused, "document.noneMade")
	}
	return archive, err
}

// pack gives each file its place. Two people of one name in a unit get two
// files.
func pack(actor authz.Actor, of cycle.Cycle, list []storage.Printable, shelf map[copyOf]shelved) []archived {
	var files []archived
	taken := map[string]int{}
	units := 0
	unitFolders := map[string]string{}
	for _, one := range list {
		if !mayFetch(actor, of.Agency, one) {
			continue
		}
		folder := path.Join("Chung", documentKinds[DocumentKind(one.Kind)].folder)
		if one.UnitName != "" && one.Unit != of.Agency {
			if unitFolders[one.UnitName] == "" {
				units++
				unitFolders[one.UnitName] = fmt.Sprintf("%02d. %s", units, safeName(one.UnitName))
			}
			folder = path.Join(unitFolders[one.UnitName], documentKinds[DocumentKind(one.Kind)].folder)
		}
		for _, format := range documentKinds[DocumentKind(one.Kind)].formats {
			made := shelf[copyOf{one.Kind, one.Object, format}].made
			if made.ID == "" {
				continue
			}
			name := path.Join(folder, made.FileName)
			if taken[name+format]++; taken[name+format] > 1 {
				name += fmt.Sprintf(" (%d)", taken[name+format])
			}
			files = append(files, archived{name + "." + format, made.Hash, made.MadeAt})
		}
	}
	return files
}

// Stream writes the ZIP, one file in memory at a time. An error after the
// first byte leaves a broken archive, which no program opens.
func (r Archive) Stream(ctx context.Context, w io.Writer) error {
	z := zip.NewWriter(w)
	for _, f := range r.files {
		content, err := r.app.blob(ctx, f.hash)
		if err != nil {
			return err
		}
		// DOCX and XLSX are packed already, and PDF streams too.
		entry, err := z.CreateHeader(&zip.FileHeader{Name: f.path, Method: zip.Store, Modified: f.madeAt.UTC()})
		if err != nil {
			return fmt.Errorf("pack %s: %w", f.path, err)
		}
		if _, err := entry.Write(content); err != nil {
			return fmt.Errorf("pack %s: %w", f.path, err)
		}
	}
	return z.Close()
}

func (a *App) blob(ctx context.Context, hash string) ([]byte, error) {
	var content []byte
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		content, err = tx.Blob(ctx, hash)
		return err
	})
	return content, err
}
