package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/names"
	"shuanglian/liaison/wording"
)

// ReaderOf names who reads what the author of a matter says on it later, as he
// knows him: 王建国代表, 联络办公室.
func (d *Desk) ReaderOf(matter Matter) (string, error) {
	if matter.inOffice() || matter.HolderID == "" && matter.Level != Sealed {
		return officeName, nil
	}
	if matter.Level == Sealed {
		return sealedHolder, nil
	}
	name, _, err := d.holders(matter)
	return name, err
}

// AboutReader tells whether words of a matter's author may be about one of those
// who would read them. Who holds it may be meant by his post and unit too; those of
// an office, of whom there are several, by their names. When unsure it says yes.
func (d *Desk) AboutReader(matter Matter, said []Said) (Person, bool, error) {
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return Person{}, false, err
	}
	readers, err := d.answerers(matter)
	if err != nil {
		return Person{}, false, err
	}
	for _, id := range readers {
		reader, err := d.tx.Person(id)
		if err != nil {
			return Person{}, false, err
		}
		named := reader.Name != "" && slices.ContainsFunc(said, func(s Said) bool { return names.Listen(closed(s.Text)).Has(reader.Name) })
		if named || id == matter.HolderID && (MayMean(said, reader, author) || mayMeanKin(said) || sayHeTook(said)) {
			return reader, true, nil
		}
	}
	return Person{}, false, nil
}

// Complains tells whether a draft may complain of the one its first line leads to: his
// delegate, or who stands in for him today.
func (d *Desk) Complains(matter Matter) (Person, bool, error) {
	reader, err := d.readsFirst(matter)
	if err != nil || reader.ID == "" {
		return reader, false, err
	}
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return Person{}, false, err
	}
	said, err := d.PiecesOf(matter)
	return reader, MayComplain(said, reader, author), err
}

// readsFirst is who would get a draft by its first line; the zero Person: nobody.
func (d *Desk) readsFirst(matter Matter) (Person, error) {
	if matter.DelegateID == "" {
		return Person{}, nil
	}
	matter.HolderID = matter.DelegateID
	if _, err := d.covered(&matter); err != nil {
		return Person{}, err
	}
	return d.tx.Person(matter.HolderID)
}

// SubmitPast hands a draft to the office so that whom it seems to be about never sees it.
func (d *Desk) SubmitPast(v Viewer, matter Matter) (Submitted, error) {
	reader, err := d.readsFirst(matter)
	if err != nil {
		return Submitted{}, err
	}
	accused, err := d.Accused(matter, ChoosePartner)
	if err != nil {
		return Submitted{}, err
	}
	matter.keepFrom(keptFromThem(append(accused, reader)))
	return d.Submit(v, matter, ChooseOffice)
}

// readerSilent ends words of which their sayer has not said whether he whom they
// may be about should read them: he never does, and the office has them.
func (d *Desk) readerSilent(v Viewer, question Question) error {
	about, err := d.tx.Matter(question.ObjectID)
	if err != nil {
		return err
	}
	meant, found, err := d.AboutReader(about, question.Words)
	if err != nil {
		return err
	}
	matter, err := d.OpenDraft(v, question.Words)
	if err != nil {
		return err
	}
	if found {
		matter.Subjects = []string{meant.ID}
		if err := d.tx.SaveMatter(&matter); err != nil {
			return err
		}
	}
	if err := d.tx.DropDue(DueDraftSilence, matter.ID); err != nil {
		return err
	}
	return d.draftSilent(matter)
}

// TellReason brings the reason of a 不满意, which was held back, to whoever answers:
// its author has said that he may read it. ErrForbidden when the matter is over.
func (d *Desk) TellReason(v Viewer, matter Matter, reason string) error {
	if !MayAdd(v, matter) {
		return d.forbid(v, matter, "rate", "may not tell why")
	}
	if matter.Rating == Dissatisfied {
		matter.RatingReason = reason
		if err := d.tx.SaveMatter(&matter); err != nil {
			return err
		}
	}
	readers, err := d.answerers(matter)
	if err != nil {
		return err
	}
	text := wording.WhyDissatisfied(matter.Number, wording.Framed(reason))
	if matter.inOffice() {
		text = wording.ReasonStays(matter.Number, wording.Framed(reason))
	}
	for _, reader := range readers {
		if err := d.send(&Delivery{Kind: DeliverAddition, PersonID: reader, MatterID: matter.ID, Text: text}); err != nil {
			return err
		}
	}
	return d.audit(AuditRow{ActorID: v.ID, Role: Role(ActorAuthor), Act: "tell_reason", MatterID: matter.ID})
}

// mayNotReadReason takes the reason off a 不满意 when it may be about who would read
// it; Withheld names him.
func (d *Desk) mayNotReadReason(matter *Matter, done *Rated) error {
	if matter.RatingReason == "" {
		return nil
	}
	said := []Said{{Kind: SaidText, Text: matter.RatingReason, At: d.now}}
	meant, found, err := d.AboutReader(*matter, said)
	if err != nil {
		return fmt.Errorf("liaison: who reads why: %w", err)
	}
	if found {
		done.Withheld, matter.RatingReason = meant.Name, ""
		return nil
	}
	done.ReasonTo, err = d.ReaderOf(*matter)
	return err
}

// RatingReader names who would read the reason of a 不满意 given now.
func (d *Desk) RatingReader(matterID string) (string, error) {
	matter, err := d.tx.Matter(matterID)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	if err != nil || matter.Redone+1 >= redoLimit && matter.Level != Sealed {
		return officeName, err
	}
	return d.ReaderOf(matter)
}

// MayBeAbout tells whether what the author of a matter has said on it may be about
// somebody it would go to, who has not had it before his eyes yet.
func (d *Desk) MayBeAbout(matter Matter, to Person) (bool, error) {
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return false, err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return false, err
	}
	his := slices.DeleteFunc(entries, func(e Entry) bool { return e.Kind != EntryRaised && e.Kind != EntryAdded })
	if !MayMean(saidIn(his), to, author) && !sayHeTook(saidIn(his)) {
		return false, nil
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	read := slices.ContainsFunc(deliveries, func(one Delivery) bool {
		return one.Kind == DeliverCard && one.PersonID == to.ID && one.State == DeliverySent
	})
	return !read, err
}
