package liaison

import "time"

// Channel is by what way two people have met.
type Channel string

// The channels. An interview in person is one to one; one at a meeting is not.
const (
	InPerson  Channel = "in_person" // 当面
	ByPhone   Channel = "phone"     // 电话
	ByWeChat  Channel = "wechat"    // 微信
	AtMeeting Channel = "meeting"   // 会上
)

// ChannelsOfVisits lists them in the order in which people choose.
func ChannelsOfVisits() []Channel { return []Channel{InPerson, ByPhone, ByWeChat, AtMeeting} }

// Visit is one contact that took place: a delegate's with a member (走访), or a
// committee member's with a delegate (约谈). It is history: a correction is another
// row that takes its place, a withdrawal marks it.
type Visit struct {
	ID          string
	Kind        ContactKind
	FromID      string
	ToID        string
	Day         time.Time // local midnight of the day it took place
	Channel     Channel
	Gist        string
	ByID        string // who entered it; 代录 when not FromID
	MatterID    string // what he raised on it, if that is named to somebody
	ReplacesID  string // the row this one corrects
	RecordedAt  time.Time
	WithdrawnAt time.Time
	WithdrawnBy string
}

// KnownContact is a link with the day on which it was put on record.
type KnownContact struct {
	Contact
	KnownFrom time.Time // zero: as long as it is
}

// Whose narrows what is asked of contacts to those of one person, of the delegates somebody
// interviews, or of the people of a township, in the ways the roster writes it (one or two);
// the zero Whose: everybody's.
type Whose struct {
	PersonID      string
	InterviewerID string
	Townships     []string
}

func (w Whose) all() bool { return w.PersonID == "" && w.InterviewerID == "" && len(w.Townships) == 0 }

// Visits holds the contacts that took place. Lists leave out what was withdrawn or
// corrected; days are compared as local midnights, both ends included.
type Visits interface {
	AddVisit(Visit) error
	SaveVisit(Visit) error // its MatterID and withdrawal
	// Visit is the contact as it stands: what has corrected it, once it was corrected.
	Visit(id string) (Visit, error)
	// VisitsAround lists the visits of the days to everybody to whom those meant have or
	// had a link, by whomever: who, whom, when and how alone. By day, then ID.
	VisitsAround(of Whose, from, until time.Time) ([]Visit, error)
	// VisitsOf lists the visits from or to a person, withdrawn or not, newest day first; no limit if it is 0.
	VisitsOf(personID string, limit int) ([]Visit, error)
	// VisitsBy lists what somebody has recorded since, the latest first: also what was
	// withdrawn, but not what was corrected.
	VisitsBy(recorderID string, since time.Time) ([]Visit, error)
	// LinksAround lists the links alive on some day from the first to the last to
	// everybody to whom those meant have or had a link. By ID.
	LinksAround(of Whose, from, until time.Time) ([]KnownContact, error)
	// AbsencesSince lists the absences, ended or not, that last until the day or later.
	AbsencesSince(day time.Time) ([]Absence, error)
	ForgetGistsOf(personID string) error // what was noted of visits to him
}
