package roster

// EndsKin is what stands in 关系 when two people are no longer to be taken as kin.
const EndsKin = "解除"

// KinRow is one line of the 回避 table: two people who are kin. What is about one of them is kept from the other; which of
// the two declared it makes no difference.
type KinRow struct {
	File      string
	Line      int
	PersonKey string
	KinKey    string
	Relation  string // 配偶, 父子 …; EndsKin
}

// Ends tells whether the row takes back what was declared before.
func (k KinRow) Ends() bool { return k.Relation == EndsKin }

// pair is who the row is about, the same for both orders.
func (k KinRow) pair() [2]string {
	if k.PersonKey > k.KinKey {
		return [2]string{k.KinKey, k.PersonKey}
	}
	return [2]string{k.PersonKey, k.KinKey}
}

func (r *reader) readKin(t table, x *index) {
	seen := map[[2]string]place{}
	for _, row := range r.file.Kin { // of an earlier table
		seen[row.pair()] = place{row.File, row.Line}
	}
	for _, rec := range t.rows {
		w := r.row(&t, rec)
		person, foundPerson := w.end(x, headSelfCode, headSelfPhone, "本人")
		kin, foundKin := w.end(x, headKinCode, headKinPhone, "亲属")
		if w.missing(headRelation) {
			w.fault(headRelation, "没有写关系：例如 配偶、父子、兄弟；以后不算了写 %s", EndsKin)
		}
		if !foundPerson || !foundKin {
			continue
		}
		row := KinRow{File: t.name, Line: rec.line, PersonKey: person.Key(), KinKey: kin.Key(), Relation: w.cells[headRelation]}
		if row.PersonKey == row.KinKey {
			w.fault("", "本人和亲属是同一个人")
			continue
		}
		if first, ok := seen[row.pair()]; ok {
			w.fault("", "这两个人和%s重了：两个人只写一行，谁在前都一样", first.relativeTo(w.at))
			continue
		}
		seen[row.pair()] = w.at
		r.file.Kin = append(r.file.Kin, row)
	}
}

// relationChoices are those met most; anything else may be written.
func relationChoices() []string {
	return []string{"配偶", "父子", "父女", "母子", "母女", "兄弟", "姐妹", "兄妹", "姐弟", "祖孙", "叔侄", "舅甥", "公媳", "婆媳", "翁婿", "亲家", EndsKin}
}
