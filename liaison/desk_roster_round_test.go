package liaison_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/liaison/workday"
)

var errUndo = errors.New("undo")

// TestWhatIsExportedImportsWithoutChange: whatever came in before, by one file
// or by two, the roster taken out and put in again changes nothing.
func TestWhatIsExportedImportsWithoutChange(t *testing.T) {
	p := newPlace(t)
	rapid.Check(t, func(rt *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(anyFile), 1, 2).Draw(rt, "files")
		apart := rapid.IntRange(0, 40).Draw(rt, "days apart")
		err := p.try(func(d *liaison.Desk) error {
			for n, file := range files {
				d = liaison.NewDesk(d.Tx(), p.now.AddDate(0, 0, n*apart), p.terms)
				if err := takeIn(d, file); err != nil {
					return err
				}
			}
			if err := changesNothing(d); err != nil {
				return err
			}
			return errUndo
		})
		if !errors.Is(err, errUndo) {
			rt.Fatal(err)
		}
	})
}

// TestALinkToComeIsTakenUpByTheSameOneSooner: what was to begin later between
// two people is not there twice once it has begun.
func TestALinkToComeIsTakenUpByTheSameOneSooner(t *testing.T) {
	p := newPlace(t)
	people := []roster.PersonRow{
		{Code: "D", Name: "王建国", Phone: "13900000001", Roles: []roster.Role{roster.Delegate}},
		{Code: "M", Name: "李大山", Phone: "13900000002", Roles: []roster.Role{roster.Resident}},
	}
	file := func(since workday.Date) roster.File {
		return roster.File{People: people, Links: []roster.LinkRow{{FromKey: "编号:D", ToKey: "编号:M", Since: since}}}
	}
	err := p.try(func(d *liaison.Desk) error {
		for _, since := range []workday.Date{{Year: 2027, Month: 2, Day: 5}, {Year: 2026, Month: 1, Day: 1}} {
			if err := takeIn(d, file(since)); err != nil {
				return err
			}
		}
		out, err := d.ExportRoster("", "test")
		if err != nil {
			return err
		}
		if len(out.Links) != 1 || out.Links[0].Since != (workday.Date{Year: 2026, Month: 1, Day: 1}) {
			return fmt.Errorf("links are %+v", out.Links)
		}
		return changesNothing(d)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// takeIn imports a file as it is read from its tables, unless it is refused.
func takeIn(d *liaison.Desk, file roster.File) error {
	known, err := d.KnownRows()
	if err != nil {
		return err
	}
	read, faults := roster.Read(roster.WriteCSV(file).Sources, roster.Options{Known: known})
	if len(faults) > 0 {
		return nil
	}
	if _, err = d.Import(read, "test"); errors.Is(err, liaison.ErrConflict) {
		return nil
	}
	return err
}

// changesNothing takes the roster out in both forms and plans its import.
func changesNothing(d *liaison.Desk) error {
	out, err := d.ExportRoster("", "test")
	if err != nil || len(out.People) == 0 {
		return err
	}
	known, err := d.KnownRows()
	if err != nil {
		return err
	}
	book, err := roster.WriteWorkbook(out)
	if err != nil {
		return err
	}
	for form, sources := range map[string][]roster.Source{"csv": roster.WriteCSV(out).Sources, "xlsx": book.Sources} {
		again, faults := roster.Read(sources, roster.Options{Known: known})
		if len(faults) > 0 {
			return fmt.Errorf("%s: %v", form, faults)
		}
		plan, err := d.PlanImport(again, liaison.PlanOptions{})
		if err != nil {
			return err
		}
		if plan.Import.Total > 0 || len(plan.Questions) > 0 {
			return fmt.Errorf("%s: changes %+v, %+v, %+v, asks %+v", form, plan.People, plan.Contacts, plan.Kin, plan.Questions)
		}
	}
	return nil
}

// anyFile draws a roster: a committee member, two delegates and some others, their links and their kin.
func anyFile(t *rapid.T) roster.File {
	kinds := [][]roster.Role{{roster.CommitteeMember, roster.Delegate}, {roster.Delegate, roster.PartyMember}, {roster.Delegate}}
	others := [][]roster.Role{{roster.Resident}, {roster.PartyMember}, {roster.FloatingMember, roster.Handler}, {roster.LiaisonOfficer, roster.Administrator}}
	for range rapid.IntRange(1, 5).Draw(t, "others") {
		kinds = append(kinds, rapid.SampledFrom(others).Draw(t, "roles"))
	}
	var file roster.File
	for n, roles := range kinds {
		file.People = append(file.People, anyRow(t, n, roles))
	}
	seen := map[string]bool{}
	pair := func(most int) (from, to string, fresh bool) {
		one := rapid.IntRange(0, most).Draw(t, "one")
		other := rapid.IntRange(one+1, len(file.People)-1).Draw(t, "other")
		key := fmt.Sprint(one, " ", other, " ", most)
		defer func() { seen[key] = true }()
		return file.People[one].Key(), file.People[other].Key(), !seen[key]
	}
	for range rapid.IntRange(0, 6).Draw(t, "links") {
		from, to, fresh := pair(2)
		since := workday.Date{Year: 2026, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 400).Draw(t, "since"))
		link := roster.LinkRow{FromKey: from, ToKey: to, Since: since}
		if rapid.Bool().Draw(t, "ends") {
			link.Until = since.AddDays(rapid.IntRange(0, 400).Draw(t, "until"))
		}
		if fresh && linkable(file, from, to) {
			file.Links = append(file.Links, link)
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "kin") {
		one, other, fresh := pair(len(file.People) - 2)
		if relation := rapid.SampledFrom([]string{"兄弟", "夫妻", roster.EndsKin}).Draw(t, "relation"); fresh {
			file.Kin = append(file.Kin, roster.KinRow{PersonKey: one, KinKey: other, Relation: relation})
		}
	}
	return file
}

// anyRow draws a line; members may go without a phone or share one.
func anyRow(t *rapid.T, n int, roles []roster.Role) roster.PersonRow {
	word := func(label string, words ...string) string { return rapid.SampledFrom(words).Draw(t, label) }
	person := roster.PersonRow{
		Name: fmt.Sprintf("李%c", '甲'+rune(n)), Township: word("township", "", "东岸镇", "西山镇"), Roles: roles,
		Organization: word("organization", "", "东岸村", "西河村, 一组"), Delegation: word("delegation", "", "第一代表团"),
		Title: word("title", "", "书记、“主任”"), Phone: fmt.Sprintf("1390000000%d", n),
	}
	if rapid.Bool().Draw(t, "coded") {
		person.Code = fmt.Sprintf("P%02d", n)
		person.Name = word("name", person.Name, "王建国")
	}
	if n > 2 && len(roles) == 1 {
		person.Phone = word("phone", person.Phone, "", "13900000000")
	}
	return person
}

// linkable tells whether the chain has a link between two people of these roles.
func linkable(file roster.File, from, to string) bool {
	holds := func(key string, want ...roster.Role) bool {
		for _, person := range file.People {
			for _, role := range person.Roles {
				if person.Key() == key && slices.Contains(want, role) {
					return true
				}
			}
		}
		return false
	}
	return holds(from, roster.CommitteeMember) && holds(to, roster.Delegate) ||
		holds(from, roster.Delegate) && holds(to, roster.PartyMember, roster.Resident, roster.FloatingMember)
}
