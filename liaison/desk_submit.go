package liaison

import (
	"errors"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// Submitted is what the author is told about a matter handed in.
type Submitted struct {
	Matter  Matter
	To      string    // 王建国代表, 联络办公室
	Later   time.Time // when the recipient gets it, zero at once
	Away    time.Time // who is to answer has said that he is away, until the end of that day
	StandIn string    // … and that this delegate stands in for him
	TooMany bool      // today's limit to the delegate was reached: the office has it
}

// Choice is what the author chose for a draft.
type Choice string

// The choices of the menus; silence is none of them.
const (
	ChoosePartner   Choice = "1" // his delegate, or a delegate's committee member: named
	ChooseOffice    Choice = "2" // the office, confidential
	ChooseAnonymous Choice = "3" // the office, a number only
)

// Submit hands a draft in the way its author chose.
func (d *Desk) Submit(v Viewer, matter Matter, choice Choice) (Submitted, error) {
	heard := matter.Route
	matter.Recipient, matter.Level, matter.Route = ToOffice, Confidential, RouteChoseOffice
	var done Submitted
	switch choice {
	case ChoosePartner:
		full, err := d.tooManyToday(v)
		if err != nil {
			return done, err
		}
		if done.TooMany = full; full {
			matter.Route = RouteDayFull
			break
		}
		named := matter
		named.Recipient, named.Level, named.HolderID = ToDelegate, Named, matter.DelegateID
		named.Route = RouteChoseDelegate
		if v.ActsAs(RoleDelegate) {
			named.Recipient, named.Route = ToCommitteeMember, RouteChoseCommittee
		}
		may, err := d.mayHold(v, named)
		if err != nil {
			return done, err
		}
		if matter.Route = RouteMayNotHold; may {
			if !heard.heard() { // who has just seen him follows it up himself
				may, err = d.covered(&named)
			}
			if err != nil {
				return done, err
			}
			matter.Route = named.Route
		}
		if may {
			matter = named
		}
	case ChooseAnonymous:
		matter.Level, matter.Route = Anonymous, RouteChoseAnonymous
	case ChooseOffice, ChooseAbout: // a draft about somebody is asked about first and handed in its own way
	}
	if v.Caller && v.Name == "" { // he gave no name that could be told
		matter.Level = Named
	}
	if matter.EnteredBy != "" && matter.Route.chosen() {
		matter.Route = RouteEntered
	}
	if heard.heard() && (matter.Route == RouteEntered || matter.Route == RouteChoseAnonymous) {
		matter.Route = heard
	}
	return d.handIn(matter, ActorAuthor, done)
}

func (d *Desk) tooManyToday(v Viewer) (bool, error) {
	if v.ActsAs(RoleDelegate) {
		return false, nil
	}
	count, err := d.tx.CountMattersToDelegate(v.ID, d.today())
	return count >= d.terms.Policy.MattersToDelegate, err
}

// mayHold tells whether a matter may go to the one its author chose, who may have
// lost his seat or the link of today since the draft was opened, or be kept from
// it. Whether he is bound, and how surely, is found out when sending: he may
// still become so.
func (d *Desk) mayHold(v Viewer, matter Matter) (bool, error) {
	kind := ContactVisit
	if matter.Recipient == ToCommitteeMember {
		kind = ContactInterview
	}
	links, err := d.tx.ContactsTo(v.ID, kind, d.today())
	linked := slices.ContainsFunc(links, func(link Contact) bool { return link.FromID == matter.HolderID })
	if err != nil || !linked || matter.HolderID == matter.AuthorID {
		return false, err
	}
	holder, err := d.tx.Person(matter.HolderID)
	seated := matter.Recipient == ToCommitteeMember || holder.Seat == SeatActive
	return err == nil && seated && !matter.excludes(holder), err
}

func (d *Desk) handIn(matter Matter, by Actor, done Submitted) (Submitted, error) {
	if err := d.pastOffice(&matter); err != nil {
		return done, err
	}
	near, err := d.numbersNear(matter)
	if err != nil {
		return done, err
	}
	if matter.Number, err = d.newNumber(near); err != nil {
		return done, err
	}
	if err := d.closeWays(matter.ID); err != nil {
		return done, err
	}
	matter.WithOffice = matter.Recipient == ToOffice || matter.EnteredBy != "" || matter.Route.isTask()
	matter.SubmittedAt = d.now
	received := Events{Submitted: d.now, Opinion: matter.Route.isOpinion()}
	matter.FirstDueAt, matter.OfficeDueAt = received.FirstDue(d.terms), received.OfficeDue(d.terms)
	if err := d.takeCharge(&matter); err != nil {
		return done, err
	}
	if err := d.tx.DropDue(DueDraftSilence, matter.ID); err != nil {
		return done, err
	}
	if err := d.routed(&matter, matter.Route, actedBy(matter, by)); err != nil {
		return done, err
	}
	if err := d.move(&matter, StateSubmitted, by, matter.sender(), string(matter.Route)); err != nil {
		return done, err
	}
	if err := d.awaitAnswer(matter); err != nil {
		return done, err
	}
	done.Matter = matter
	return done, d.sendCards(matter, by == ActorAuthor, &done)
}

// actedBy is the author's id, unless his silence did it.
func actedBy(matter Matter, by Actor) string {
	if by == ActorClock {
		return ""
	}
	return matter.sender()
}

// sender is who hands the matter in: its author, or who enters it for him.
func (m Matter) sender() string {
	if m.EnteredBy != "" {
		return m.EnteredBy
	}
	return m.AuthorID
}

// numbersNear lists the matters whose numbers the author or the holder see now.
func (d *Desk) numbersNear(matter Matter) ([]Matter, error) {
	near, err := d.tx.MattersBy(matter.AuthorID)
	if err != nil {
		return nil, err
	}
	held, err := d.tx.MattersHeldBy(matter.HolderID)
	switch {
	case matter.Level == Sealed:
		held, err = d.tx.MattersSealed()
	case matter.HolderID == "":
		held, err = d.tx.MattersWithOffice()
	}
	if err != nil {
		return nil, err
	}
	for _, person := range []string{matter.AuthorID, matter.HolderID} {
		meetings, err := d.tx.MeetingsOf(person, d.now)
		if err != nil {
			return nil, err
		}
		for _, meeting := range meetings { // their numbers are said like those of matters
			near = append(near, Matter{Number: meeting.Number})
		}
	}
	return append(near, held...), nil
}

// sendCards brings the matter to its holder, or to everybody of the office.
func (d *Desk) sendCards(matter Matter, recallable bool, done *Submitted) error {
	to, holders, err := d.holders(matter)
	if err != nil {
		return err
	}
	done.To = to
	from := ""
	if recallable {
		from = matter.sender()
	}
	if recallable && len(holders) > 1 { // who enters a matter for somebody need not be told of it
		holders = slices.DeleteFunc(holders, func(id string) bool { return id == matter.EnteredBy })
	}
	if err := d.cardsTo(matter, holders, from, done); err != nil || len(holders) > 0 {
		return err
	}
	return d.raiseTask(OfficeTask{Kind: TaskNoOffice, MatterID: matter.ID, Key: TaskNoOffice + ":" + matter.ID})
}

// cardsTo sends the matter's card to these; from may take it back.
func (d *Desk) cardsTo(matter Matter, holders []string, from string, done *Submitted) error {
	for _, holder := range holders {
		text, err := d.cardText(matter, holder)
		if err != nil {
			return err
		}
		card := &Delivery{Kind: DeliverCard, PersonID: holder, MatterID: matter.ID, FromID: from, Text: text, Urgent: matter.Urgent}
		if err := d.send(card); err != nil {
			return err
		}
		if later := d.later(card); later.After(done.Later) {
			done.Later = later
		}
	}
	return d.followOn(matter)
}

// holders names who gets the matter, for the author's eyes, and lists them.
func (d *Desk) holders(matter Matter) (string, []string, error) {
	if matter.inHisStead() {
		name, office, err := d.poolOf(matter)
		if err != nil {
			return "", nil, err
		}
		back, err := d.comeBack(matter)
		return name, append(back, office...), err
	}
	if matter.HolderID != "" {
		holder, err := d.tx.Person(matter.HolderID)
		name := holderName(matter, holder)
		if matter.Route == RouteStandIn || matter.Route == RouteConvenor {
			name = wording.StandingIn(name)
		}
		return name, []string{holder.ID}, err
	}
	return d.poolOf(matter)
}

// comeBack is the holder in whose stead the office answers, if he can be reached
// again by now.
func (d *Desk) comeBack(matter Matter) ([]string, error) {
	if !matter.inHisStead() {
		return nil, nil
	}
	holder, err := d.viewerOf(matter.HolderID)
	if errors.Is(err, ErrNotFound) || err == nil && !MayAnswer(holder, matter) {
		return nil, nil
	}
	return []string{holder.ID}, err
}

// poolOf names the office that has charge of the matter, and lists those of it who
// are bound and may have it.
func (d *Desk) poolOf(matter Matter) (string, []string, error) {
	name, bound := officeName, d.OfficeStaff
	if matter.Level == Sealed {
		name, bound = sealedHolder, d.DisciplineStaff
	}
	staff, err := bound()
	ids := make([]string, 0, len(staff))
	for _, viewer := range staff {
		if CanSee(viewer, matter) && viewer.ID != matter.AuthorID {
			ids = append(ids, viewer.ID)
		}
	}
	return name, ids, err
}

// officeName is how the office is named as the holder of a matter.
const officeName = "联络办公室"

// sealedHolder is how the discipline liaison is named to the author: nobody who
// looks over his shoulder learns what it is.
const sealedHolder = "专人"

func holderName(matter Matter, holder Person) string {
	switch matter.Recipient {
	case ToDelegate:
		return holder.Name + "代表"
	case ToCommitteeMember:
		return holder.Name + "委员"
	case ToUnit:
		return holder.unit()
	case ToOffice, ToDiscipline:
	}
	return officeName
}
