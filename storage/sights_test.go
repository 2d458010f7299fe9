package storage_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"shuanglian/liaison"
)

// errUndo ends a transaction without keeping anything of it.
var errUndo = errors.New("undo")

// TestSightsAreCanSee holds the view from which every list is made to the one
// predicate: random people, roles, bindings and matters.
func TestSightsAreCanSee(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		rapid.Check(t, func(t *rapid.T) {
			viewers, matters := anyViewers(t), anyMatters(t)
			kin := anyKin(t, viewers)
			err := office.Do(t.Context(), func(d *liaison.Desk) error {
				if err := place(d.Tx(), viewers, matters, kin); err != nil {
					return err
				}
				for _, v := range viewers {
					if err := compare(t, d.Tx(), v, matters); err != nil {
						return err
					}
				}
				return errUndo
			})
			if !errors.Is(err, errUndo) {
				t.Fatal(err)
			}
		})
	})
}

// place saves the people with their bindings and kin, and the matters.
func place(tx liaison.Tx, viewers []liaison.Viewer, matters []liaison.Matter, kin []liaison.Kin) error {
	for _, v := range viewers {
		err := errors.Join(tx.SavePerson(v.Person), tx.SaveBinding(liaison.Binding{
			OpenID: v.OpenID, PersonID: v.ID, State: liaison.BindingBound, Strength: v.Strength,
		}))
		if err != nil {
			return err
		}
	}
	others := errors.Join(
		tx.SavePerson(liaison.Person{ID: "p3", Name: "p3"}), tx.SavePerson(liaison.Person{ID: "p11", Name: "p11"}),
		tx.SaveImport(liaison.Import{ID: "i1", State: liaison.ImportTaken}), tx.SaveImport(liaison.Import{ID: "i2", State: liaison.ImportUndone}),
	)
	if others != nil {
		return others
	}
	for _, pair := range kin {
		if err := tx.SaveKin(pair); err != nil {
			return err
		}
	}
	for i := range matters {
		if err := tx.SaveMatter(&matters[i]); err != nil {
			return err
		}
	}
	return nil
}

// compare asks both of every matter, and finds in each list what belongs there.
func compare(t *rapid.T, tx liaison.Tx, v liaison.Viewer, matters []liaison.Matter) error {
	raised, err1 := tx.RaisedInSight(v.OpenID, v.ID)
	held, err2 := tx.HeldInSight(v.OpenID, v.ID)
	office, err3 := tx.OfficeInSight(v.OpenID)
	sealed, err4 := tx.SealedInSight(v.OpenID)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}
	listed := func(list []liaison.Matter, id string) bool {
		for _, m := range list {
			if m.ID == id {
				return true
			}
		}
		return false
	}
	for _, m := range matters {
		inSight, err := tx.InSight(v.OpenID, m.ID)
		if err != nil {
			return err
		}
		sees := liaison.CanSee(v, m)
		for what, differs := range map[string]bool{
			"the row":             inSight != sees,
			"the list of his own": listed(raised, m.ID) != (sees && m.AuthorID == v.ID && !m.SubmittedAt.IsZero()),
			"the list he holds":   listed(held, m.ID) != (sees && m.HolderID == v.ID && m.Open()),
			"the office's list":   listed(office, m.ID) != (sees && m.WithOffice && m.Open()),
			"the sealed list":     listed(sealed, m.ID) != (sees && m.Level == liaison.Sealed && m.Open()),
		} {
			if differs {
				text, _ := json.MarshalIndent([]any{v, m}, "", " ")
				t.Errorf("%s and CanSee (%v) differ on %s", what, sees, text)
			}
		}
	}
	return nil
}

// anyViewers draws three people, who may share units and roles.
func anyViewers(t *rapid.T) []liaison.Viewer {
	roles := []liaison.Role{
		liaison.RoleCommitteeMember, liaison.RoleDelegate, liaison.RolePartyMember, liaison.RoleLiaisonOfficer,
		liaison.RoleAdministrator, liaison.RoleDisciplineLiaison, liaison.RoleSecretary, liaison.RoleHandler,
	}
	seats := []liaison.Seat{liaison.SeatActive, liaison.SeatActive, liaison.SeatSuspended, ""}
	var viewers []liaison.Viewer
	for i := range 3 {
		v := liaison.Viewer{OpenID: liaison.OpenID(fmt.Sprint("o", i)), Strength: liaison.Strong}
		if rapid.IntRange(0, 4).Draw(t, "weak") == 0 {
			v.Strength = liaison.Weak
		}
		v.ID = fmt.Sprint("p", i)
		v.Organization, v.Township = anyUnit(t), anyUnit(t)
		v.Seat = rapid.SampledFrom(seats).Draw(t, "seat")
		for _, role := range rapid.SliceOfNDistinct(rapid.SampledFrom(roles), 0, 4, rapid.ID[liaison.Role]).Draw(t, "roles") {
			v.Roles = append(v.Roles, liaison.RoleHeld{Role: role, Active: rapid.IntRange(0, 3).Draw(t, "active") > 0})
		}
		viewers = append(viewers, v)
	}
	return viewers
}

func anyUnit(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "东岸村", "水务站", `"老\街"<社区>&%_`, "p1", `街"`}).Draw(t, "unit")
}

// anyMatters draws matters whose people are those three and one more.
func anyMatters(t *rapid.T) []liaison.Matter {
	who := func(label string) string {
		return rapid.SampledFrom([]string{"p0", "p1", "p2", "p3", ""}).Draw(t, label)
	}
	some := func(label string) []string {
		return rapid.SliceOfN(rapid.SampledFrom([]string{"p0", "p1", "p3", "p11"}), 0, 2).Draw(t, label)
	}
	var matters []liaison.Matter
	for i := range rapid.IntRange(1, 6).Draw(t, "matters") {
		m := liaison.Matter{
			ID: fmt.Sprint("m", i), State: rapid.SampledFrom(liaison.MatterStates()).Draw(t, "state"),
			AuthorID: who("author"), AuthorFrom: rapid.SampledFrom([]liaison.OpenID{"o0", "o1", ""}).Draw(t, "from"),
			Recipient: rapid.SampledFrom([]liaison.Recipient{
				liaison.ToDelegate, liaison.ToCommitteeMember, liaison.ToOffice, liaison.ToDiscipline, liaison.ToUnit, "",
			}).Draw(t, "to"),
			Level: rapid.SampledFrom([]liaison.Level{
				liaison.Named, liaison.Named, liaison.Confidential, liaison.Anonymous, liaison.Sealed, "",
			}).Draw(t, "level"),
			DelegateID: who("delegate"), HolderID: who("holder"), WithOffice: rapid.Bool().Draw(t, "with office"),
			Reworded: rapid.Bool().Draw(t, "reworded"),
		}
		if rapid.Bool().Draw(t, "has subjects") {
			m.Subjects = some("subjects")
		}
		if unit := anyUnit(t); unit != "" && rapid.Bool().Draw(t, "has units") {
			m.Units = []string{"镇政府", unit}
		}
		m.Offices = rapid.SliceOfN(rapid.Custom(anyUnit), 0, 2).Draw(t, "offices")
		if m.State != liaison.StateDraft {
			m.SubmittedAt = start()
		}
		matters = append(matters, m)
	}
	return matters
}

// anyKin draws declarations among those people, in force or not, and notes them
// on the viewers as the roster does.
func anyKin(t *rapid.T, viewers []liaison.Viewer) []liaison.Kin {
	person := rapid.SampledFrom([]string{"p0", "p1", "p2", "p3", "p11"})
	var kin []liaison.Kin
	for i := range rapid.IntRange(0, 3).Draw(t, "kin") {
		pair := liaison.Kin{
			ID: fmt.Sprint("k", i), PersonID: person.Draw(t, "person"), KinID: person.Draw(t, "kin"), Relation: "兄弟",
			ImportID: rapid.SampledFrom([]string{"", "i1", "i2"}).Draw(t, "brought by"),
			EndedBy:  rapid.SampledFrom([]string{"", "", "i1", "i2"}).Draw(t, "ended by"),
		}
		kin = append(kin, pair)
		if pair.ImportID == "i2" || pair.EndedBy == "i1" {
			continue
		}
		for j, v := range viewers {
			switch v.ID {
			case pair.PersonID:
				viewers[j].Kin = append(viewers[j].Kin, pair.KinID)
			case pair.KinID:
				viewers[j].Kin = append(viewers[j].Kin, pair.PersonID)
			}
		}
	}
	return kin
}
