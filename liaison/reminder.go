package liaison

import "time"

// ReminderKind is what a reminder is about, and so who words it: every kind has
// its chapter in sayKind (desk_remind_say.go).
type ReminderKind string

// The kinds, in the order in which they stand in a merged message. An invitation is
// a question, and so always a message of its own.
const (
	RemindDigest      ReminderKind = "digest"         // the digest of a slot
	RemindInvitation  ReminderKind = "invitation"     // a meeting to come: does he come?
	RemindMeetingOff  ReminderKind = "meeting_off"    // a meeting is cancelled, to those who had heard of it
	RemindMeeting     ReminderKind = "meeting"        // a meeting to come, to those who come or have not answered
	RemindFirstAnswer ReminderKind = "first_answer"   // a matter without a first answer, to its holder
	RemindUnfinished  ReminderKind = "unfinished"     // a matter with a first answer that is not finished, to who has it
	RemindPassOn      ReminderKind = "pass_on"        // the same, that the office has passed on to nobody, to who has it there
	RemindVisits      ReminderKind = "visits"         // contacts owed, to who owes them
	RemindVisitsLate  ReminderKind = "visits_overdue" // the same after the quarter, to the office
	RemindUnclaimed   ReminderKind = "unclaimed"      // a matter nobody in the office has taken on, to those who may
	RemindLeave       ReminderKind = "leave"          // a leave nobody has decided on, to who may
	RemindCalendar    ReminderKind = "calendar"       // a year's arrangement of holidays is missing, to the office
)

func reminderKinds() []ReminderKind {
	return []ReminderKind{RemindMeetingOff, RemindMeeting, RemindDigest, RemindLeave, RemindFirstAnswer, RemindUnclaimed, RemindUnfinished, RemindPassOn, RemindVisits,
		RemindVisitsLate, RemindCalendar}
}

// hasItsHour tells what is told at its own time of the day and not with the rest.
func (k ReminderKind) hasItsHour() bool { return k == RemindDigest }

// ReminderState is where a reminder stands.
type ReminderState string

// planned: to be told at At. The others end it; a cancelled one may be planned anew.
const (
	ReminderPlanned   ReminderState = "planned"
	ReminderTold      ReminderState = "told"
	ReminderCancelled ReminderState = "cancelled" // its object, or the reason, is gone
	ReminderMissed    ReminderState = "missed"    // its time was over before it could be told
)

// Reminder is one step of one object for one person: told at most once, never
// after the event it announces.
type Reminder struct {
	PersonID string
	ObjectID string // a matter, a meeting, a visit that is due …
	Step     string // 80%, 7d …; an object moved to another day gives its steps new names
	Kind     ReminderKind
	At       time.Time // when it is to be told; PlanReminders fits it to the day's hour and the quiet hours
	Until    time.Time // the event: from then on there is nothing to remind of
	Urgent   bool      // at its own time, quiet hours or not, and besides the day's merged one
	State    ReminderState
	ToldAt   time.Time // of a missed one: when the office was told
	// DeliveryKey names the message that tells it.
	DeliveryKey string
}

// Reminders is what people are to be reminded of: at most once per person,
// object and step.
type Reminders interface {
	// PlanReminders inserts reminders, or moves those that are planned or
	// cancelled, and counts them; what was told or missed before is left alone.
	PlanReminders([]Reminder) (int, error)
	SaveReminder(Reminder) error // its At, State, ToldAt and DeliveryKey
	// RemindersDue lists planned ones with At <= now, earliest first.
	RemindersDue(now time.Time, limit int) ([]Reminder, error)
	// RemindersFor lists the planned ones of a person with At < before, by At.
	RemindersFor(personID string, before time.Time) ([]Reminder, error)
	RemindersAbout(objectID string) ([]Reminder, error)         // the planned ones, by At
	CancelReminders(objectID string) (int, error)               // the planned ones
	RemindersToldBy(deliveryKey string) ([]Reminder, error)     // by At
	WasReminded(personID string, since time.Time) (bool, error) // of something not urgent
	// RemindersToTell lists missed ones that the office was not told of,
	// RemindersMissed those that it was told of at an instant; by PersonID, At.
	RemindersToTell(limit int) ([]Reminder, error)
	RemindersMissed(at time.Time) ([]Reminder, error)
	DropRemindersBefore(at time.Time) (int, error) // all but planned ones, by At
}
