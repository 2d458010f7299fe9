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
}

// WriteCSV gives 人员.csv and 联系.csv, as Excel opens them by a double click: with a byte order mark and Windows line ends.
// Reading them gives the same people and links.
func WriteCSV(file File) Written {
	people, links, left := rowsOf(file)
	return Written{Left: left, Sources: []Source{
		{Name: "人员.csv", Data: csvOf(peopleTable, people)},
		{Name: "联系.csv", Data: csvOf(linksTable, links)},
	}}
}

func csvOf(kind tableKind, rows [][]string) []byte {
	var text bytes.Buffer
	text.WriteString("\ufeff")
	lines := csv.NewWriter(&text)
	lines.UseCRLF = true
	_ = lines.WriteAll(append([][]string{kind.headings()}, rows...)) // a Buffer takes everything
	return text.Bytes()
}

// rowsOf lays the roster out under the headings of both tables.
func rowsOf(file File) (people, links [][]string, left []LinkRow) {
	users := map[string]int{}
	byKey := make(map[string]PersonRow, len(file.People))
	for _, person := range file.People {
		users[person.Phone]++
		byKey[person.Key()] = person
		people = append(people, []string{person.Code, person.Township, person.Name, person.Phone, person.roleWords(),
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
			left = append(left, link)
			continue
		}
		links = append(links, []string{fromCode, fromPhone, toCode, toPhone, dateText(link.Since), dateText(link.Until)})
	}
	return people, links, left
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
