package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

// readInvitees reads a list of people: a line each with a name or a 编号, and
// behind it, apart, the last digits of a phone, 列席 or 旁听, and a category. Every
// line that can't be read is named.
func readInvitees(file string, part liaison.Part) ([]liaison.Invitee, error) {
	data, err := os.ReadFile(file) //nolint:gosec // the operator names the file
	if err != nil {
		return nil, fmt.Errorf("名单 %s 读不了：请看文件在不在、能不能读", file)
	}
	text, fault := roster.Decode(data)
	if fault != "" {
		return nil, fmt.Errorf("名单 %s：%s", file, fault)
	}
	name := filepath.Base(file)
	var people []liaison.Invitee
	var faults []string
	for i, line := range strings.Split(string(text), "\n") {
		fields := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",，、;；\"", r) })
		if len(fields) == 0 || fields[0] == "姓名" || fields[0] == "编号" {
			continue
		}
		person := liaison.Invitee{Where: fmt.Sprintf("%s 第%d行", name, i+1), Who: fields[0], Part: part}
		for _, field := range fields[1:] {
			if !describe(&person, field) {
				faults = append(faults, fmt.Sprintf("%s：看不懂“%s”，姓名后面只写手机（或后四位）、列席、旁听、村、企业、其他", person.Where, field))
			}
		}
		people = append(people, person)
	}
	if len(faults) > 0 {
		return nil, errors.New(strings.Join(faults, "\n"))
	}
	if len(people) == 0 {
		return nil, fmt.Errorf("名单 %s 里一个人也没有：请一行写一个姓名或编号", file)
	}
	return people, nil
}

// describe takes one word behind a name.
func describe(person *liaison.Invitee, word string) bool {
	switch word {
	case "参加", "出席":
		person.Part = liaison.PartAttend
		return true
	case "列席":
		person.Part = liaison.PartSitIn
		return true
	case "旁听":
		person.Part = liaison.PartObserve
		return true
	}
	if category, ok := liaison.CategoryNamed(word); ok {
		person.Category = category
		return true
	}
	digits := strings.Trim(word, "0123456789") == ""
	if digits && (len(word) == 4 || len(word) == 11) {
		person.Phone = word
	}
	return person.Phone == word
}
