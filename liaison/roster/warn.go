package roster

import "shuanglian/liaison/workday"

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
		members, delegates := counts[Visit][key], counts[Interview][key]
		switch {
		case !person.holds(Delegate) || len(counts[Visit]) == 0:
		case members < ranges.MembersMin:
			r.warn(at, headName, "只联系%d名党员群众，一般是%d至%d名", members, ranges.MembersMin, ranges.MembersMax)
		case ranges.MembersMax > 0 && members > ranges.MembersMax:
			r.warn(at, headName, "联系%d名党员群众，一般不超过%d名", members, ranges.MembersMax)
		}
		if ranges.DelegatesMax > 0 && delegates > ranges.DelegatesMax {
			r.warn(at, headName, "约谈联系%d名党代表，一般不超过%d名", delegates, ranges.DelegatesMax)
		}
	}
}
