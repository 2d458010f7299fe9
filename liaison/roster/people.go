package roster

import (
	"fmt"
	"slices"
)

func (r *reader) readPeople(t table) {
	seen := map[string]place{}
	for _, person := range r.file.People { // of an earlier table
		r.remember(seen, person)
	}
	lacks := t.lacks()
	for _, rec := range t.rows {
		w := r.row(&t, rec)
		person := PersonRow{
			File: t.name, Line: rec.line, Lacks: lacks,
			Code: w.code(headCode), Township: w.cells[headTownship], Name: w.name(), Phone: w.phone(headPhone),
			Roles: w.roles(), Organization: w.cells[headOrganization], Delegation: w.cells[headDelegation], Title: w.cells[headTitle],
		}
		if w.missing(headName) {
			w.fault(headName, "没有写姓名")
		}
		if w.missing(headPhone) && !w.bad[headRoles] {
			r.missingPhone(w, person)
		}
		if !w.bad[headName] && !w.bad[headPhone] && !w.bad[headCode] {
			r.doubled(w, person, seen)
		}
		r.remember(seen, person)
		r.file.People = append(r.file.People, person)
	}
}

// lacks lists the headings of people that a table doesn't have.
func (t *table) lacks() []string {
	var headings []string
	for _, heading := range t.kind.headings() {
		if !slices.Contains(t.headings, heading) {
			headings = append(headings, heading)
		}
	}
	return headings
}

// missingPhone lets members go without: they can be served on paper. Everyone else must be reachable.
func (r *reader) missingPhone(w *row, person PersonRow) {
	if !person.onlyMember() {
		w.fault(headPhone, "没有手机：只有党员、群众、流动党员可以不写")
		return
	}
	r.warn(w.at, headPhone, "没有手机，只能由办公室代为联系")
}

func (r *reader) doubled(w *row, person PersonRow, seen map[string]place) {
	if first, ok := seen[person.Key()]; ok && person.Code != "" {
		w.fault(headCode, "编号和%s重了：一人一行，几个身份写在同一格里", first.relativeTo(w.at))
		return
	}
	first, ok := seen[person.nameAndPhone()]
	switch {
	case !ok:
	case person.Phone != "":
		w.fault(headName, "姓名和手机都与%s相同：一人一行，几个身份写在同一格里", first.relativeTo(w.at))
	case person.Code == "":
		w.fault(headName, "与%s同名，都没有手机：请给两人写上编号", first.relativeTo(w.at))
	}
}

// remember keeps the first place of both keys, so that a row with a code and one without can still be found to be one
// person. Without a phone a code is enough to tell two of one name apart, whichever of them comes first.
func (r *reader) remember(seen map[string]place, person PersonRow) {
	keys := []string{person.Key()}
	if person.Phone != "" {
		keys = append(keys, person.nameAndPhone())
	}
	for _, key := range keys {
		if _, ok := seen[key]; !ok {
			seen[key] = place{person.File, person.Line}
		}
	}
}

func (p place) relativeTo(other place) string {
	if p.file == other.file {
		return fmt.Sprintf("第%d行", p.line)
	}
	return fmt.Sprintf("%s第%d行", p.file, p.line)
}
