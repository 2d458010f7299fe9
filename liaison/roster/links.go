package roster

import "shuanglian/liaison/workday"

// index finds people by what a link names them with.
type index struct {
	byKey   map[string]PersonRow
	byPhone map[string][]string // keys
}

// newIndex takes the tables before the roster: somebody known whom a row speaks of, under either key, is that row.
func newIndex(people, known []PersonRow) *index {
	x := &index{byKey: map[string]PersonRow{}, byPhone: map[string][]string{}}
	inTables := map[string]PersonRow{}
	for _, person := range people {
		x.add(person)
		inTables[person.nameAndPhone()] = person
	}
	for _, person := range known {
		if row, ok := inTables[person.nameAndPhone()]; !ok || person.Phone == "" {
			x.add(person)
		} else if _, ok := x.byKey[person.Key()]; !ok {
			x.byKey[person.Key()] = row
		}
	}
	return x
}

func (x *index) add(person PersonRow) {
	key := person.Key()
	if _, ok := x.byKey[key]; ok {
		return
	}
	x.byKey[key] = person
	if person.Phone != "" {
		x.byPhone[person.Phone] = append(x.byPhone[person.Phone], key)
	}
}

func (r *reader) readLinks(t table, x *index) {
	type pair struct{ from, to string }
	seen := map[pair][]LinkRow{}
	for _, link := range r.file.Links { // of an earlier table
		seen[pair{link.FromKey, link.ToKey}] = append(seen[pair{link.FromKey, link.ToKey}], link)
	}
	for _, rec := range t.rows {
		w := r.row(&t, rec)
		from, foundFrom := w.end(x, headFromCode, headFromPhone, "联系人")
		to, foundTo := w.end(x, headToCode, headToPhone, "对象")
		link := LinkRow{
			File: t.name, Line: rec.line, FromKey: from.Key(), ToKey: to.Key(), Since: w.date(headSince), Until: w.date(headUntil),
		}
		if !w.bad[headSince] && link.Until != (workday.Date{}) && link.Until.Compare(link.Since) < 0 {
			w.fault(headUntil, "止日早于起日")
		}
		if !foundFrom || !foundTo {
			continue
		}
		link.Kind = w.kind(from, to)
		both := pair{link.FromKey, link.ToKey}
		for _, earlier := range seen[both] {
			if earlier.overlaps(link) {
				w.fault("", "这条联系和%s重了，时间有重叠", place{earlier.File, earlier.Line}.relativeTo(w.at))
				break
			}
		}
		seen[both] = append(seen[both], link)
		r.file.Links = append(r.file.Links, link)
	}
}

// end finds one end of a link by its 编号, else by its phone; never by guessing between two people on one phone.
func (w *row) end(x *index, codeHeading, phoneHeading, what string) (PersonRow, bool) {
	code, phone := w.code(codeHeading), w.phone(phoneHeading)
	if w.bad[codeHeading] || w.bad[phoneHeading] {
		return PersonRow{}, false
	}
	if code == "" && phone == "" {
		w.fault("", "没有写%s：手机、编号至少写一样", what)
		return PersonRow{}, false
	}
	if code == "" {
		return w.endByPhone(x, phone, phoneHeading, what)
	}
	person, ok := x.byKey[PersonRow{Code: code}.Key()]
	switch {
	case !ok:
		w.unknown(codeHeading, what)
	case phone != "" && person.Phone != phone:
		w.fault(phoneHeading, "手机和编号对不上，不是同一个人")
		ok = false
	}
	return person, ok
}

func (w *row) endByPhone(x *index, phone, heading, what string) (PersonRow, bool) {
	keys := x.byPhone[phone]
	switch {
	case len(keys) == 1:
		return x.byKey[keys[0]], true
	case len(keys) == 0:
		w.unknown(heading, what)
	default:
		w.fault(heading, "这个号码有%d个人在用，分不清是谁：请改写编号", len(keys))
	}
	return PersonRow{}, false
}

// unknown is no fault of the link while a whole table couldn't be read: the person may stand there.
func (w *row) unknown(heading, what string) {
	if !w.r.unread {
		w.fault(heading, "%s不在人员表里，名册里也没有", what)
	}
}

// kind follows the chain: committee member → delegate → member. Who holds several roles is taken by the upper link first,
// since delegates are party members too.
func (w *row) kind(from, to PersonRow) Kind {
	switch {
	case from.Key() == to.Key():
		w.fault("", "联系人和对象是同一个人")
	case from.holds(CommitteeMember) && to.holds(Delegate):
		return Interview
	case from.holds(Delegate) && to.member():
		return Visit
	case len(from.Roles) > 0 && len(to.Roles) > 0: // else the missing role is already a fault of the other table
		w.fault("", "这两个人的身份连不成联系：只能是党委委员联系党代表，或党代表联系党员、群众、流动党员")
	}
	return ""
}

func (l LinkRow) overlaps(other LinkRow) bool {
	open := workday.Date{}
	return (l.Until == open || l.Until.Compare(other.Since) >= 0) && (other.Until == open || other.Until.Compare(l.Since) >= 0)
}
