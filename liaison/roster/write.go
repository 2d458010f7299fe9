package roster

import (
	"bytes"
	"encoding/csv"
	"strings"

	"shuanglian/liaison/workday"
)

// Written is a roster as tables again.
type Written struct {
	Sources []Source
	// Left are links that no table can hold, because one end has no 编号 and no phone of its own.
	Left []LinkRow
	// LeftKin are declarations that no table can hold, for the same reason.
	LeftKin []KinRow
}

// WriteCSV gives 人员.csv, and 联系.csv and 回避.csv where there is anything to stand in them, as Excel opens them by a double
// click: with a byte order mark and Windows line ends. Reading them gives the same people, links and kin.
func WriteCSV(file File) Written {
	t := rowsOf(file)
	t.written.Sources = []Source{{Name: "人员.csv", Data: csvOf(peopleTable, t.people)}}
	if len(t.links) > 0 {
		t.written.Sources = append(t.written.Sources, Source{Name: "联系.csv", Data: csvOf(linksTable, t.links)})
	}
	if len(t.kin) > 0 {
		t.written.Sources = append(t.written.Sources, Source{Name: "回避.csv", Data: csvOf(kinTable, t.kin)})
	}
	return t.written
}

func csvOf(kind tableKind, rows [][]string) []byte {
	var text bytes.Buffer
	text.WriteString("\ufeff")
	lines := csv.NewWriter(&text)
	lines.UseCRLF = true
	_ = lines.WriteAll(append([][]string{kind.headings()}, rows...)) // a Buffer takes everything
	return text.Bytes()
}

// tables are the roster laid out under the headings of each, and what could not be.
type tables struct {
	people, links, kin [][]string
	written            Written // without its sources
}

func rowsOf(file File) tables {
	var t tables
	users := map[string]int{}
	byKey := make(map[string]PersonRow, len(file.People))
	for _, person := range file.People {
		users[person.Phone]++
		byKey[person.Key()] = person
		t.people = append(t.people, []string{person.Code, person.Township, person.Name, person.Phone, person.roleWords(),
			person.Organization, person.Delegation, person.Title})
	}
	end := func(key string) (code, phone string, ok bool) {
		person := byKey[key]
		if person.Code != "" {
			return person.Code, "", true
		}
		return "", person.Phone, person.Phone != "" && users[person.Phone] == 1
	}
	for _, link := range file.Links {
		fromCode, fromPhone, fromKnown := end(link.FromKey)
		toCode, toPhone, toKnown := end(link.ToKey)
		if !fromKnown || !toKnown {
			t.written.Left = append(t.written.Left, link)
			continue
		}
		t.links = append(t.links, []string{fromCode, fromPhone, toCode, toPhone, dateText(link.Since), dateText(link.Until)})
	}
	for _, row := range file.Kin {
		code, phone, known := end(row.PersonKey)
		kinCode, kinPhone, kinKnown := end(row.KinKey)
		if !known || !kinKnown {
			t.written.LeftKin = append(t.written.LeftKin, row)
			continue
		}
		t.kin = append(t.kin, []string{code, phone, kinCode, kinPhone, row.Relation})
	}
	return t
}

func (p PersonRow) roleWords() string {
	words := make([]string, 0, len(p.Roles))
	for _, role := range p.Roles {
		words = append(words, role.Chinese())
	}
	return strings.Join(words, "、")
}

func dateText(date workday.Date) string {
	if date == (workday.Date{}) {
		return ""
	}
	return date.String()
}
