package roster

import (
	"fmt"

	"shuanglian/liaison/workday"
)

// warnOfPhones points at members on one phone: a couple, or a son's phone. The office serves the second of them.
func (r *reader) warnOfPhones() {
	first := map[string]PersonRow{}
	for _, person := range r.file.People {
		if person.Phone == "" {
			continue
		}
		at := place{person.File, person.Line}
		if other, ok := first[person.Phone]; ok {
			r.warn(at, headPhone, "手机和%s相同：一部微信只能绑定一个人，另一位由办公室代录", place{other.File, other.Line}.relativeTo(at))
			continue
		}
		first[person.Phone] = person
	}
}

// warnOfRanges counts the links that last. Nobody is counted in a table without links of that kind.
func (r *reader) warnOfRanges(ranges Ranges) {
	counts := map[Kind]map[string]int{Interview: {}, Visit: {}}
	for _, link := range r.file.Links {
		if link.Kind != "" && link.Until == (workday.Date{}) {
			counts[link.Kind][link.FromKey]++
		}
	}
	for _, person := range r.file.People {
		at, key := place{person.File, person.Line}, person.Key()
		visits := person.holds(Delegate) && len(counts[Visit]) > 0
		for _, text := range ranges.Outside("", visits, counts[Visit][key], counts[Interview][key]) {
			r.warn(at, headName, "%s", text)
		}
	}
}

// Outside says which soft ranges somebody's links leave; visits is whether he should contact members at all.
func (r Ranges) Outside(name string, visits bool, members, delegates int) []string {
	var texts []string
	switch {
	case !visits:
	case members < r.MembersMin:
		texts = append(texts, fmt.Sprintf("%s只联系%d名党员群众，一般是%d至%d名", name, members, r.MembersMin, r.MembersMax))
	case r.MembersMax > 0 && members > r.MembersMax:
		texts = append(texts, fmt.Sprintf("%s联系%d名党员群众，一般不超过%d名", name, members, r.MembersMax))
	}
	if r.DelegatesMax > 0 && delegates > r.DelegatesMax {
		texts = append(texts, fmt.Sprintf("%s约谈联系%d名党代表，一般不超过%d名", name, delegates, r.DelegatesMax))
	}
	return texts
}
