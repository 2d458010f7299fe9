package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// The office tasks of the sealed way. They name no matter and no person: that
// there is something sealed is all the office learns.
const (
	TaskBindDiscipline = "bind_discipline" // no discipline liaison is bound: have one bind
	TaskTellDiscipline = "tell_discipline" // one is bound but can't be reached: phone him to look
)

// ChooseAbout is the way of what is about a delegate or an official himself.
const ChooseAbout Choice = "4"

// The answers to what such a matter is about.
const (
	ConductOfWork = "1" // 工作态度、办事不力: a complaint, for the office
	Discipline    = "2" // 违纪违法、钱财问题: for the discipline liaison alone
)

// BeginAbout marks a draft as being about a delegate or an official. From here
// on silence hands it in the sealed way, and its time counts anew.
func (d *Desk) BeginAbout(matter Matter) error {
	matter.Recipient, matter.Level = ToDiscipline, Sealed
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	return d.waitAgain(matter)
}

func (d *Desk) waitAgain(matter Matter) error {
	return d.tx.SaveDue(Due{Kind: DueDraftSilence, ObjectID: matter.ID, At: d.now.Add(d.terms.Policy.DraftSilence)})
}

// NameSubject takes the author's words for whom the matter is about; empty words
// are 不清楚. The words stay with the matter for whoever reads it.
func (d *Desk) NameSubject(matter Matter, said Said) error {
	about, err := d.about(matter, said.Text)
	if err != nil {
		return err
	}
	matter.keepFrom(about)
	if said.Text != "" {
		entry := Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: EntrySubject, PersonID: matter.AuthorID, Said: said}
		if err := d.tx.AddEntry(entry); err != nil {
			return err
		}
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	return d.waitAgain(matter)
}

// SubmitAbout hands such a draft in: a complaint to the office without those it
// is about, everything else the sealed way. Also a complaint goes the sealed way
// when it is about the office, or everybody there is kept from it.
func (d *Desk) SubmitAbout(matter Matter, answer string, by Actor) (Submitted, error) {
	said, err := d.PiecesOf(matter)
	if err != nil {
		return Submitted{}, err
	}
	accused, err := d.accusedIn(said, mayAccuse, matter.AuthorID)
	if err != nil {
		return Submitted{}, err
	}
	unnamed := len(matter.Subjects)+len(matter.Units) == 0
	matter.keepFrom(keptFromThem(accused))
	if unnamed { // silent before anybody was named
		about, err := d.about(matter, "")
		if err != nil {
			return Submitted{}, err
		}
		matter.keepFrom(about)
	}
	matter.Recipient, matter.Level, matter.Route = ToDiscipline, Sealed, RouteChoseDiscipline
	if answer == ConductOfWork {
		complaint := matter
		complaint.Recipient, complaint.Level, complaint.Route = ToOffice, Confidential, RouteComplained
		may, err := d.officeMayKnow(complaint)
		if err != nil {
			return Submitted{}, err
		}
		if may {
			matter = complaint
		}
	}
	return d.handIn(matter, by, Submitted{})
}

// DisciplineStaff lists the discipline liaisons who are bound now.
func (d *Desk) DisciplineStaff() ([]Viewer, error) {
	people, err := d.tx.PeopleWithRole(RoleDisciplineLiaison)
	if err != nil {
		return nil, err
	}
	var staff []Viewer
	for _, person := range people {
		viewer, err := d.viewerOf(person.ID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if viewer.ActsAs(RoleDisciplineLiaison) {
			staff = append(staff, viewer)
		}
	}
	return staff, nil
}

// Reclassify makes an accusation of a matter that came to the office as something
// else (改类 检举): the office loses sight of it, the discipline liaison gets it,
// and who had read it is recorded.
func (d *Desk) Reclassify(v Viewer, matter Matter) error {
	if !v.IsOffice() || !MayAnswer(v, matter) || matter.Level == Sealed {
		return d.forbid(v, matter, "seal", "may not reclassify")
	}
	return d.seal(v, matter, RouteAccusation)
}

// ReachesAuthor tells whether an answer of the discipline liaison could be brought to
// a matter's author, were it sealed: nobody phones him then.
func (d *Desk) ReachesAuthor(matter Matter) (bool, error) {
	matter.Recipient, matter.Level = ToDiscipline, Sealed
	matter.HolderID, matter.WithOffice = "", false
	return d.reachesAuthor(matter)
}

// seal takes an open matter out of everybody's sight but the discipline
// liaison's; the author is told without a word that shows what it is.
func (d *Desk) seal(v Viewer, matter Matter, why RouteReason) error {
	if err := d.recordReaders(v, matter); err != nil {
		return err
	}
	matter.Recipient, matter.Level = ToDiscipline, Sealed
	matter.HolderID, matter.WithOffice, matter.Offices = "", false, nil
	matter.ClerkID, matter.ProposedID = "", ""
	if err := d.takeCharge(&matter); err != nil {
		return err
	}
	if err := d.routed(&matter, why, v.ID); err != nil {
		return err
	}
	if err := d.answerNoMore(matter.ID); err != nil {
		return err
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "seal", MatterID: matter.ID}); err != nil {
		return err
	}
	if err := d.forgetTasksOf(matter.ID); err != nil {
		return err
	}
	if err := d.dropUnseen(matter); err != nil {
		return err
	}
	if err := d.sendCards(matter, false, &Submitted{}); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID, Text: wording.NowSealed(matter.Number)})
}

// forgetTasksOf ends the office tasks that name a matter the office may no longer
// know.
func (d *Desk) forgetTasksOf(matterID string) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.MatterID != matterID {
			continue
		}
		task.MatterID, task.PersonID, task.DeliveryID, task.DoneAt, task.DoneBy = "", "", "", d.now, "sealed"
		if err := d.tx.SaveTask(task); err != nil {
			return err
		}
	}
	return nil
}

// sealedTask asks the office for what only it can do for a sealed matter: have a
// discipline liaison bind, or tell the one there is to look. Once a day for each
// township.
func (d *Desk) sealedTask(matter Matter) error {
	kind := TaskBindDiscipline
	_, holders, err := d.holders(matter)
	if err != nil {
		return err
	}
	if len(holders) > 0 {
		kind = TaskTellDiscipline
	}
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return err
	}
	task := OfficeTask{Kind: kind, Township: d.townshipOf(author)}
	task.Key = kind + ":" + task.Township + ":" + d.local(d.now).Format("2006-01-02")
	return d.addTask(task, func(clerk Viewer) bool { return !matter.excludes(clerk.Person) })
}

// SealedWaiting brings a discipline liaison who has just bound, or got his role,
// the open sealed matters that have found nobody yet.
func (d *Desk) SealedWaiting(personID string) error {
	viewer, err := d.viewerOf(personID)
	if errors.Is(err, ErrNotFound) || err == nil && !viewer.ActsAs(RoleDisciplineLiaison) {
		return nil
	}
	if err != nil {
		return err
	}
	open, err := d.tx.SealedInSight(viewer.OpenID)
	if err != nil {
		return err
	}
	for _, matter := range open {
		if !MayAnswer(viewer, matter) {
			continue
		}
		text, err := d.cardText(matter, personID)
		if err != nil {
			return err
		}
		card := &Delivery{Kind: DeliverCard, Key: "sealed:" + matter.ID + ":" + personID, PersonID: personID, MatterID: matter.ID, Text: text}
		if err := d.send(card); err != nil {
			return err
		}
	}
	return d.endBindTasks(viewer)
}

// endBindTasks: the townships this liaison serves have one now.
func (d *Desk) endBindTasks(liaison Viewer) error {
	staff, err := d.staffOf([]Role{RoleDisciplineLiaison})
	if err != nil {
		return err
	}
	district := slices.Contains(d.district(staff), liaison.Township)
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Kind != TaskBindDiscipline || !district && !slices.Contains(d.placesOf(task.Township), liaison.Township) {
			continue
		}
		task.DoneAt, task.DoneBy = d.now, "bound"
		if err := d.tx.SaveTask(task); err != nil {
			return err
		}
	}
	return nil
}

// AccusationByPhone notes that somebody accused somebody on the telephone and
// was told to ring 12388 himself. Nothing of it is written down.
func (d *Desk) AccusationByPhone(v Viewer) error {
	if !v.IsOffice() {
		return fmt.Errorf("liaison: not of the office: %w", ErrForbidden)
	}
	return d.audit(AuditRow{ActorID: v.ID, Act: "accusation_by_phone", Reason: "told to ring 12388"})
}
