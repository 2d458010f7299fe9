package liaison

import (
	"regexp"
	"slices"

	"shuanglian/liaison/names"
)

// Accused lists those with a post whom a draft names beside something bad, other than
// who would read it first, about whom Complains asks: wherever the matter goes later,
// they must not have it.
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
	return d.accusedIn(said, matter.AuthorID, past)
}

func (d *Desk) accusedIn(said []Said, exceptIDs ...string) ([]Person, error) {
	if !slices.ContainsFunc(said, func(s Said) bool { return speaksIll(s.Text) }) { // most words do not, and the roster is long
		return nil, nil
	}
	roster, err := d.tx.Roster()
	if err != nil {
		return nil, err
	}
	heard := make([]names.Words, 0, len(said))
	for _, one := range said {
		heard = append(heard, names.Listen(one.Text))
	}
	return slices.DeleteFunc(roster, func(p Person) bool {
		if slices.Contains(exceptIDs, p.ID) || p.Title == "" && !p.hasPost() {
			return true
		}
		i := slices.IndexFunc(heard, func(h names.Words) bool { return h.Has(p.Name) })
		return i < 0 || !slices.ContainsFunc(said[i:], func(s Said) bool { return accuses(s.Text, p) })
	}), nil
}

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
	return err == nil && names.Listen(entry.Said.Text).Has(reader.Name), err
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

// badDeed is said of people: what any post is blamed for, and what is said of somebody by name.
var badDeed = regexp.MustCompile(blame + `|` + illOf.String() + `|乱|占|拖|凶|不讲`)

func speaksIll(text string) bool { return badDeed.MatchString(text) || SaysHeTook(text) }

// accuses tells whether something bad is said beside his name: 张宁打人, not 请张宁帮我问问.
func accuses(text string, p Person) bool {
	text = callsOf(p, Person{}).unaddressed(text)
	return names.Listen(text).Has(p.Name) && speaksIll(text)
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
	accused, err := d.accusedIn(said, append(readers, matter.AuthorID, matter.HolderID)...)
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
