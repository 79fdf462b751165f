package render

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"`
	relationships = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	wordType      = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
)

type part struct{ name, text string }

// parts are the files of the package, in the order they are written.
func (s *sheet) parts() []part {
	return []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"docProps/core.xml", s.core()},
		{"word/document.xml", new(docx).document(s)},
		{"word/styles.xml", styles},
		{"word/settings.xml", settings},
		{"word/header1.xml", s.header()},
		{"word/footer1.xml", s.footer()},
		{"word/_rels/document.xml.rels", documentRels},
	}
}

const contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="` + wordType + `settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="` + wordType + `header+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="` + wordType + `footer+xml"/></Types>`

const packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relationships + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const documentRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relationships + `header" Target="header1.xml"/>` +
	`<Relationship Id="rId2" Type="` + relationships + `footer" Target="footer1.xml"/>` +
	`<Relationship Id="rId3" Type="` + relationships + `styles" Target="styles.xml"/>` +
	`<Relationship Id="rId4" Type="` + relationships + `settings" Target="settings.xml"/></Relationships>`

// styles: the text is Times New Roman 14, black, Vietnamese; headings only give
// the navigation pane its levels.
const styles = xmlHead + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>` +
	`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
	`<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/></w:rPr></w:rPrDefault>` +
	`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading4"><w:name w:val="heading 4"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>` +
	`</w:styles>`

const settings = xmlHead + `<w:settings ` + namespaces + `><w:compat>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="vi-VN"/></w:settings>`

// core has the title that windows and screen readers announce; no time, which
// would differ between two drawings.
func (s *sheet) core() string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(s.title) + `</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`
}

// header is the page number, centred in the top margin.
func (s *sheet) header() string {
	properties := run{size: s.size.page}.properties()
	field := func(kind string) string {
		return `<w:r>` + properties + `<w:fldChar w:fldCharType="` + kind + `"/></w:r>`
	}
	return xmlHead + `<w:hdr ` + namespaces + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
		field("begin") + `<w:r>` + properties + `<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		field("separate") + `<w:r>` + properties + `<w:t>2</w:t></w:r>` + field("end") + `</w:p></w:hdr>`
}

// footer is the checkpoint of the audit log.
func (s *sheet) footer() string {
	return xmlHead + `<w:ftr ` + namespaces + `><w:p><w:pPr><w:jc w:val="left"/></w:pPr>` +
		`<w:r>` + run{size: s.size.foot}.properties() + `<w:t xml:space="preserve">` + escaped(s.foot) + `</w:t></w:r></w:p></w:ftr>`
}
