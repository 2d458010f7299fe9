package liaison

import (
	"shuanglian/liaison/roster"
)

// warnOfRanges looks at everybody the file names, and at everybody whose links it changes, as they will be linked: the
// roster and the file together. Without a single link of a kind nobody is short of them.
func (i *importing) warnOfRanges(file roster.File, ranges roster.Ranges) {
	members, delegates := map[string]int{}, map[string]int{}
	touched := map[string]bool{}
	for _, entry := range i.links.all {
		if !entry.Until.Equal(entry.before.Until) || entry.before.ID == "" {
			touched[entry.FromID] = true
		}
		if !entry.Until.IsZero() {
			continue
		}
		if entry.Kind == ContactVisit {
			members[entry.FromID]++
		} else {
			delegates[entry.FromID]++
		}
	}
	warn := func(at roster.Fault, person Person) {
		for _, text := range ranges.Outside(person.Name, person.Holds(RoleDelegate) && len(members) > 0, members[person.ID], delegates[person.ID]) {
			at.Text = text
			i.plan.Warnings = append(i.plan.Warnings, at)
		}
	}
	for _, row := range file.People {
		person := i.ends[row.Key()]
		delete(touched, person.ID)
		warn(roster.Fault{File: row.File, Line: row.Line, Column: "姓名"}, person)
	}
	for _, person := range i.before {
		if touched[person.ID] {
			warn(roster.Fault{File: "名册"}, person)
		}
	}
}
