package liaison

import (
	"slices"
)

// Accused lists those who could come to read a matter and whom a draft may be about by
// name, other than who would read it first, about whom Complains asks: wherever the matter
// goes later, they must not have it.
func (d *Desk) Accused(matter Matter, choice Choice) ([]Person, error) {
	said, err := d.PiecesOf(matter)
	if err != nil {
		return nil, err
	}
	past := matter.DelegateID // what is not named to him is kept from him anyway
	if choice == ChoosePartner {
		reader, err := d.readsFirst(matter)
		if err != nil {
			return nil, err
		}
		past = reader.ID
	}
	return d.accusedIn(said, mayAccuse, matter.AuthorID, past)
}

// WantsNoName notes that the author of a draft has chosen to give no name, before he is asked
// something else: his silence then gives none either.
func (d *Desk) WantsNoName(matter Matter) error {
	matter.Level = Anonymous
	return d.tx.SaveMatter(&matter)
}

// OfficeAccused tells whether those of an office are among the accused, so that it won't have
// the matter.
func OfficeAccused(accused []Person) bool { return slices.ContainsFunc(accused, Person.ofOffice) }

// accusedInSilence is the same for a draft whose author doesn't say what he means: a
// clerk's name alone does not take it from the office.
func (d *Desk) accusedInSilence(matter Matter) ([]Person, error) {
	said, err := d.PiecesOf(matter)
	if err != nil {
		return nil, err
	}
	return d.accusedIn(said, func(h hearing, p Person) bool {
		return accuses(h, p) || !p.ofOffice() && mayAccuse(h, p)
	}, matter.AuthorID, matter.DelegateID)
}

func (d *Desk) accusedIn(said []Said, does func(hearing, Person) bool, exceptIDs ...string) ([]Person, error) {
	staff, err := d.staffOf([]Role{RoleDelegate, RoleCommitteeMember, RoleLiaisonOfficer, RoleAdministrator, RoleDisciplineLiaison, RoleSecretary, RoleHandler})
	if err != nil {
		return nil, err
	}
	heard := hear(said)
	return slices.DeleteFunc(staff, func(p Person) bool {
		return slices.Contains(exceptIDs, p.ID) || !slices.ContainsFunc(heard, func(h hearing) bool { return does(h, p) })
	}), nil
}

func (p Person) ofOffice() bool { return p.Holds(RoleLiaisonOfficer) || p.Holds(RoleAdministrator) }

// namesReader tells whether what another holder, or the office, says to a matter names
// whoever would read it: it is not for his eyes, whatever it is.
func (d *Desk) namesReader(entry Entry, readerID string) (bool, error) {
	switch entry.Kind {
	case EntryPassed, EntryExtend, EntryReturn, EntryHanded, EntryShared:
	default:
		return false, nil
	}
	if readerID == "" || entry.PersonID == readerID {
		return false, nil
	}
	reader, err := d.tx.Person(readerID)
	return err == nil && mayName(closed(entry.Said.Text), reader), err
}

// keptFromThem is what keeps a matter from those it accuses; and from the unit of who takes
// matters for one: his colleagues are not to look into him.
func keptFromThem(accused []Person) About {
	var about About
	for _, p := range accused {
		about.People = append(about.People, p.ID)
		if p.Holds(RoleHandler) && p.Organization != "" {
			about.Units = append(about.Units, p.Organization)
		}
	}
	return about
}

// SubmitKeptFrom hands a draft in the way its author chose so that those it accuses never
// see it. When the office itself is meant, what would go there goes the sealed way.
func (d *Desk) SubmitKeptFrom(v Viewer, matter Matter, accused []Person, choice Choice) (Submitted, error) {
	matter.keepFrom(keptFromThem(accused))
	return d.Submit(v, matter, choice)
}

// keepFromAccused keeps a matter from those whom later words of its author accuse, and who
// do not read it yet; about its readers he is asked himself.
func (d *Desk) keepFromAccused(matter *Matter, said []Said, readers []string) error {
	if matter.Level == Sealed {
		return nil
	}
	accused, err := d.accusedIn(said, accuses, append(readers, matter.AuthorID, matter.HolderID)...)
	if err != nil || len(accused) == 0 {
		return err
	}
	matter.keepFrom(keptFromThem(accused))
	return d.tx.SaveMatter(matter)
}

// pastOffice turns a matter that is handed in to an office which is kept from it over to
// the discipline liaison.
func (d *Desk) pastOffice(matter *Matter) error {
	if matter.Recipient != ToOffice || len(matter.Subjects) == 0 || matter.EnteredBy != "" {
		return nil
	}
	may, err := d.officeMayKnow(*matter)
	if err == nil && !may {
		matter.Recipient, matter.Level, matter.Route = ToDiscipline, Sealed, RouteOfficeExcluded
	}
	return err
}

// sealedInstead seals a matter that is about to come to an office which is kept from it;
// false: the office may have it.
func (d *Desk) sealedInstead(v Viewer, matter Matter) (bool, error) {
	if len(matter.Subjects) == 0 || matter.Level == Sealed || matter.EnteredBy != "" {
		return false, nil
	}
	matter.WithOffice = true
	may, err := d.officeMayKnow(matter)
	if err != nil || may {
		return false, err
	}
	return true, d.seal(v, matter, RouteOfficeExcluded)
}
