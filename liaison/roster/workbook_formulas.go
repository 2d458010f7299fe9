package roster

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

var errNoPart = errors.New("roster: the workbook lacks a part")

// findFormulas lists the cells of a sheet that hold a formula, in the order of the sheet. It reads the part to its end, so
// that a sheet cut off in the middle is an error and not a shorter list of people. See ECMA-376 part 1, 18.3.1.40.
func findFormulas(archive *zip.Reader, sheet string) ([]string, error) {
	part, err := sheetPart(archive, sheet)
	if err != nil {
		return nil, err
	}
	var cells []string
	at := ""
	err = eachElement(archive, part, func(element xml.StartElement) {
		switch element.Name.Local {
		case "c":
			at = attribute(element, "r")
		case "f":
			cells = append(cells, at)
		}
	})
	return cells, err
}

// sheetPart finds the file of a sheet inside the archive by its name in the workbook.
func sheetPart(archive *zip.Reader, sheet string) (string, error) {
	relation, target := "", ""
	err := eachElement(archive, "xl/workbook.xml", func(element xml.StartElement) {
		if element.Name.Local == "sheet" && attribute(element, "name") == sheet {
			relation = attribute(element, "id")
		}
	})
	if err != nil {
		return "", err
	}
	err = eachElement(archive, "xl/_rels/workbook.xml.rels", func(element xml.StartElement) {
		if element.Name.Local == "Relationship" && attribute(element, "Id") == relation {
			target = attribute(element, "Target")
		}
	})
	if err != nil || relation == "" || target == "" {
		return "", errors.Join(err, errNoPart)
	}
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(target, "/"), nil
	}
	return path.Join("xl", target), nil
}

func eachElement(archive *zip.Reader, part string, visit func(xml.StartElement)) error {
	var file *zip.File
	for _, entry := range archive.File {
		if strings.EqualFold(strings.ReplaceAll(entry.Name, "\\", "/"), part) {
			file = entry
		}
	}
	if file == nil {
		return errNoPart
	}
	content, err := file.Open()
	if err != nil {
		return fmt.Errorf("roster: open a part of the workbook: %w", err)
	}
	defer content.Close()
	decoder := xml.NewDecoder(content)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("roster: read a part of the workbook: %w", err)
		}
		if element, ok := token.(xml.StartElement); ok {
			visit(element)
		}
	}
}

func attribute(element xml.StartElement, name string) string {
	for _, attribute := range element.Attr {
		if attribute.Name.Local == name {
			return attribute.Value
		}
	}
	return ""
}
