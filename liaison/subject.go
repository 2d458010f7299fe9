package liaison

import (
	"slices"
	"strings"
	"unicode"

	"shuanglian/liaison/names"
)

// About is whom a matter is about, as far as the roster knows them.
type About struct {
	People []string // ids: they never see it
	Units  []string // organizations it is kept from: a unit that is meant, and the units of those people
}

// known tells whether the words meant anybody at all.
func (a About) known() bool { return len(a.People)+len(a.Units) > 0 }

// WhoIsMeant finds everybody on the roster whom the words could mean: by name,
// by post, by organization, alone or together. When unsure it takes one more in:
// one too many keeps a matter from him, one too few betrays its author. The
// author is never among them. Kin is unknown to the roster.
func WhoIsMeant(roster []Person, authorID, words string) About {
	m := &meaning{roster: slices.DeleteFunc(slices.Clone(roster), func(p Person) bool { return p.ID == authorID })}
	for _, part := range strings.FieldsFunc(m.names(words), isGap) {
		m.part(trimmed(part))
	}
	for _, p := range m.roster {
		if slices.Contains(m.about.People, p.ID) && p.Organization != "" && !slices.Contains(m.about.Units, p.Organization) {
			m.about.Units = append(m.about.Units, p.Organization)
		}
	}
	return m.about
}

// meaning is what has been understood so far.
type meaning struct {
	roster []Person
	about  About
}

func (m *meaning) add(p Person) {
	if !slices.Contains(m.about.People, p.ID) {
		m.about.People = append(m.about.People, p.ID)
	}
}

// named stands in the place of a name that was understood.
const named = '\uFFFC'

// names takes in everybody whose whole name occurs, or is heard in other signs: who
// types by sound takes the first that are offered. It leaves a mark in a name's
// place: a post beside it is his. What is joined by 和 or 的 stays apart.
func (m *meaning) names(words string) string {
	said := strings.Fields(words)
	rest, unspaced := strings.Join(said, "、"), strings.Join(said, "")
	heard := names.Listen(unspaced)
	for _, p := range m.roster {
		if heard.Has(p.Name) {
			m.add(p)
			rest = strings.ReplaceAll(rest, p.Name, string(named))
		}
	}
	for _, joint := range []string{"和", "与", "跟", "及", "还有", "以及", string(named) + "的"} {
		rest = strings.ReplaceAll(rest, joint, strings.Repeat(string(named), strings.Count(joint, string(named)))+"、")
	}
	return rest
}

func isGap(r rune) bool {
	return r != named && (unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || unicode.IsDigit(r))
}

// part understands one part of the words: 东岸村书记, 王书记, 水务站, 老王.
func (m *meaning) part(part string) {
	if part == "" || strings.ContainsRune(part, named) {
		return
	}
	post, holders := m.holdersOf(part)
	unit := trimmed(strings.Replace(part, post, "", 1))
	surname := []rune(unit)
	if len(surname) > 0 {
		holders = m.narrowed(holders, unit, string(surname[len(surname)-1]))
	}
	for _, p := range holders {
		m.add(p)
	}
	if len([]rune(unit)) > 1 && !slices.ContainsFunc(holders, func(p Person) bool { return related(p.Organization, unit) }) {
		m.unit(unit)
	}
	m.familiar(part)
}

// holdersOf finds the longest post in the part, and everybody who has it.
func (m *meaning) holdersOf(part string) (post string, holders []Person) {
	for _, p := range m.roster {
		for _, word := range posts(p) {
			if strings.Contains(part, word) && len(word) > len(post) {
				post = word
			}
		}
	}
	for _, p := range m.roster {
		if slices.ContainsFunc(posts(p), func(word string) bool { return strings.Contains(part, word) }) {
			holders = append(holders, p)
		}
	}
	return post, holders
}

// narrowed keeps those of the unit, or of the surname, that was said with the
// post, if there are any; who has no unit or no title on the roster stays in.
func (m *meaning) narrowed(holders []Person, unit, surname string) []Person {
	if slices.ContainsFunc(holders, func(p Person) bool { return related(p.Organization, unit) }) {
		holders = slices.DeleteFunc(holders, func(p Person) bool { return p.Organization != "" && !related(p.Organization, unit) })
	}
	if slices.ContainsFunc(holders, func(p Person) bool { return strings.HasPrefix(p.Name, surname) }) {
		holders = slices.DeleteFunc(holders, func(p Person) bool { return !strings.HasPrefix(p.Name, surname) })
		for _, p := range m.roster {
			if strings.HasPrefix(p.Name, surname) && p.Title == "" && p.hasPost() {
				holders = append(holders, p)
			}
		}
	}
	return holders
}

// unit takes in an organization as a whole: its name, and those who act for it.
func (m *meaning) unit(unit string) {
	for _, p := range m.roster {
		if !related(p.Organization, unit) {
			continue
		}
		if !slices.Contains(m.about.Units, p.Organization) {
			m.about.Units = append(m.about.Units, p.Organization)
		}
		if p.Title != "" || p.hasPost() {
			m.add(p)
		}
	}
}

// familiar understands 老王, 小王, 王某: everybody of that surname with a post.
func (m *meaning) familiar(part string) {
	signs := []rune(part)
	if len(signs) != 2 || !strings.ContainsRune("老小", signs[0]) && !strings.ContainsRune("某总工", signs[1]) {
		return
	}
	surname := string(signs[0])
	if strings.ContainsRune("老小", signs[0]) {
		surname = string(signs[1])
	}
	for _, p := range m.roster {
		if strings.HasPrefix(p.Name, surname) && (p.Title != "" || p.hasPost()) {
			m.add(p)
		}
	}
}

// hasPost tells whether the roster gives the person anything but a member's role.
func (p Person) hasPost() bool {
	return slices.ContainsFunc(p.Roles, func(h RoleHeld) bool { return !h.Role.IsMember() })
}

// posts are the words by which people call somebody for what he does: of each of
// his titles its last two signs (村党支部书记 is 书记), and of his roles.
func posts(p Person) []string {
	var words []string
	for _, title := range strings.FieldsFunc(p.Title, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }) {
		if signs := []rune(title); len(signs) > 1 {
			words = append(words, string(signs[len(signs)-2:]))
		}
	}
	for _, held := range p.Roles {
		switch held.Role {
		case RoleCommitteeMember:
			words = append(words, "委员")
		case RoleDelegate:
			words = append(words, "代表")
		case RoleSecretary:
			words = append(words, "书记")
		case RoleLiaisonOfficer:
			words = append(words, "联络员")
		case RoleAdministrator:
			words = append(words, "管理员")
		case RoleDisciplineLiaison:
			words = append(words, "纪检", "纪委")
		case RoleHandler:
			words = append(words, "承办人")
		case RolePartyMember, RoleResident, RoleFloatingMember:
		}
	}
	if slices.Contains(words, "书记") {
		words = append(words, "支书")
	}
	if slices.Contains(words, "主任") {
		words = append(words, "村长")
	}
	return words
}

// related tells whether a unit as people say it can be the organization: either
// may be the longer name (水务站, 镇水务站).
func related(organization, said string) bool {
	return len([]rune(organization)) > 1 && len([]rune(said)) > 1 &&
		(strings.Contains(organization, said) || strings.Contains(said, organization))
}

// trimmed takes off what says nothing about who is meant: 我们村里的 is 村.
func trimmed(part string) string {
	for _, lead := range []string{"我们", "咱们", "他们", "你们", "我", "咱", "那个", "这个", "就是", "是"} {
		part = strings.TrimPrefix(part, lead)
	}
	for _, tail := range []string{"的人", "的", "里", "上", "他们", "同志", "本人"} {
		part = strings.TrimSuffix(part, tail)
	}
	return part
}
