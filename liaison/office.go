package liaison

import (
	"context"
	"time"
)

// Office is the one way in to the facts. storage satisfies it.
type Office interface {
	// Turn takes one push of the platform exactly once: the first delivery runs
	// the closure and commits its effects, its reply and the conversation it
	// leaves; any other delivery of the same key returns the stored reply and
	// runs nothing. A person's turns run one after the other. The closure does
	// no outside I/O, assigns its results, and may run more than once.
	Turn(ctx context.Context, arrival Arrival, turn func(*Desk, Conversation) (Reply, Conversation, error)) (Reply, error)
	// Do runs the closure in one transaction, with the same rules.
	Do(ctx context.Context, act func(*Desk) error) error
	// Look runs the closure on a read-only view.
	Look(ctx context.Context, view func(*Desk) error) error
}

// Tx is one open transaction, or one read-only view, composed of one interface
// per noun. It carries its own context: a closure can't use its caller's by
// mistake. Lookups of one thing fail with ErrNotFound; lists are never nil-only
// answers to an error.
type Tx interface {
	// NewID returns a new ULID.
	NewID() string
	People
	Imports
	Contacts
	Visits
	Absences
	Kinships
	Bindings
	Scenes
	Matters
	Sights
	Questions
	Menus
	Outbox
	Channels
	MediaFiles
	Dues
	Reminders
	Meetings
	Invitations
	Leaves
	Digests
	Calendars
	Copies
	AllSeries
	Records
}

// People is the roster.
type People interface {
	Person(id string) (Person, error)
	PeopleNamed(name string) ([]Person, error)
	PeopleWithRole(role Role) ([]Person, error)              // held, active or not
	DelegatesTitled(township, part string) ([]Person, error) // whose 职务 has the part in it, by id
	Roster() ([]Person, error)                               // everybody, by Township, Name, ID
	Unverified() ([]Person, error)                           // not of the roster: oldest first
	SavePerson(Person) error                                 // insert or replace, with its roles
}

// Contacts is the dated history of links.
type Contacts interface {
	// ContactsFrom and ContactsTo list the links of a kind alive on the day.
	ContactsFrom(personID string, kind ContactKind, day time.Time) ([]Contact, error)
	ContactsTo(personID string, kind ContactKind, day time.Time) ([]Contact, error)
	Contact(id string) (Contact, error)
	SaveContact(Contact) error
}

// Absences says which delegates are away, and who stands in for them.
type Absences interface {
	SaveAbsence(Absence) error                      // insert, or end the one of its id
	Absence(id string) (Absence, error)             // ErrNotFound when there is none
	AbsencesOf(personID string) ([]Absence, error)  // not ended, earliest first
	StandingIn(standInID string) ([]Absence, error) // not ended, in which he stands in
}

// Bindings ties openids to people and slows guessing down.
type Bindings interface {
	Binding(openID OpenID) (Binding, error)
	BindingOf(personID string) (Binding, error) // the one in state bound
	SaveBinding(Binding) error                  // insert or replace by OpenID
	AddBindTry(BindTry) error
	BindTriesBy(from string, since time.Time) (BindTries, error)
	BindTriesOn(personID string, since time.Time) (BindTries, error)
	BindNameTried(from, nameFingerprint string, since time.Time) (bool, error)
	DropBindTriesBefore(at time.Time) (int, error)
	SaveCode(Code) error // insert or replace by ID
	Code(id string) (Code, error)
	CodeByFingerprint(fingerprint string) (Code, error) // the newest
	CodesOf(personID string) ([]Code, error)            // newest first
	AddScrap(Scrap) error
	Scraps(openID OpenID) ([]Scrap, error) // by At, MsgID
	DropScrap(id string) error             // none is no error
	DropScraps(openID OpenID) error
	DropScrapsBefore(at time.Time) (int, error)
	// DropClaimsBefore forgets what strangers said of themselves before the time
	// and never consented to: claims, and names that wait for their digits.
	DropClaimsBefore(at time.Time) (int, error)
}

// Matters holds matters, what was said on them and how they moved.
type Matters interface {
	Matter(id string) (Matter, error)
	MatterByNumber(number string) (Matter, error)
	// SaveMatter inserts (Version 0) or updates by ID and Version and raises the
	// version in place; a version that is no longer the stored one is ErrConflict.
	SaveMatter(*Matter) error
	MattersBy(authorID string) ([]Matter, error)                          // newest submission first, no drafts
	MattersHeldBy(personID string) ([]Matter, error)                      // open, by FirstDueAt
	MattersWithOffice() ([]Matter, error)                                 // open and WithOffice, by FirstDueAt
	MattersSealed() ([]Matter, error)                                     // open and Sealed, by FirstDueAt
	MattersFirstDueBefore(at time.Time) ([]Matter, error)                 // open, no first answer yet, FirstDueAt < at
	MattersUnfinished() ([]Matter, error)                                 // in progress with a first answer, by FirstDueAt
	AllMatters(limit int) ([]Matter, error)                               // newest first, no drafts
	MattersUnsealed(limit int) ([]Matter, error)                          // the same, without what is sealed
	CountMattersToDelegate(authorID string, since time.Time) (int, error) // submitted to a delegate since
	DraftsBy(authorID string) ([]Matter, error)                           // oldest first
	// CutMatters takes an openid off the matters written from it: those without a
	// name can then be read from no account.
	CutMatters(openID OpenID) error
	// GiveMatters makes another person the author of all that one has raised, and
	// of what was said and asked on it.
	GiveMatters(fromID, toID string) error
	AddEntry(Entry) error
	SaveEntry(Entry) error
	Entry(id string) (Entry, error)
	Entries(matterID string) ([]Entry, error) // by At, then MsgID, then ID
	// EntriesFirstDueBefore are those of each of MattersFirstDueBefore, likewise.
	EntriesFirstDueBefore(at time.Time) ([]Entry, error)
	EntriesUnfinished() ([]Entry, error) // those of each of MattersUnfinished
	AddMove(Move) error
	Moves(matterID string) ([]Move, error)
	AddRouting(Routing) error
	Routings(matterID string) ([]Routing, error) // by At, then ID
	// RoutingsFirstDueBefore are those of each of MattersFirstDueBefore, likewise.
	RoutingsFirstDueBefore(at time.Time) ([]Routing, error)
	RoutingsUnfinished() ([]Routing, error) // those of each of MattersUnfinished
}

// Sights are the lists somebody reads: CanSee as rows, for the person bound to
// an openid. What it refuses is in none of them. Nobody bound: nothing.
type Sights interface {
	InSight(openID OpenID, matterID string) (bool, error)
	RaisedInSight(openID OpenID, authorID string) ([]Matter, error) // newest submission first, no drafts
	HeldInSight(openID OpenID, personID string) ([]Matter, error)   // open, by FirstDueAt
	OfficeInSight(openID OpenID) ([]Matter, error)                  // open and WithOffice, by FirstDueAt
	SealedInSight(openID OpenID) ([]Matter, error)                  // open and Sealed, by FirstDueAt
}

// Questions holds what the account has asked.
type Questions interface {
	Question(id string) (Question, error)
	SaveQuestion(Question) error // insert or replace by ID
	// PushedQuestions lists the pushed questions of a person that are neither
	// closed nor expired, shown or not, and those whose answer can still be
	// changed; oldest first.
	PushedQuestions(personID string, now time.Time) ([]Question, error)
	// QuestionsPut lists the pushed questions of a kind that a person was ever
	// asked about one object, newest first.
	QuestionsPut(personID string, kind QuestionKind, objectID string) ([]Question, error)
	QuestionByTap(tapID string) (Question, error)
	// OpenDialogues lists the dialogue questions of an openid that still wait for
	// an answer, oldest first.
	OpenDialogues(openID OpenID, now time.Time) ([]Question, error)
	// LastDialogue is the dialogue question that an openid was shown last, whatever has
	// become of it.
	LastDialogue(openID OpenID) (Question, error)
	// QuestionsAbout lists the unanswered questions of a kind on one object.
	QuestionsAbout(kind QuestionKind, objectID string) ([]Question, error)
}

// Outbox holds everything that goes out, and the ledger of windows.
type Outbox interface {
	// AddDelivery queues a delivery and gives it the next Sequence of its
	// recipient; false when its Key is already there (nothing is changed).
	AddDelivery(*Delivery) (bool, error)
	SaveDelivery(Delivery) error // everything but Key, Sequence, recipient, CreatedAt and HeldUntil
	// MoveToEnd gives a delivery the next Sequence of its recipient, in place.
	MoveToEnd(*Delivery) error
	Delivery(id string) (Delivery, error)
	DeliveryByKey(key string) (Delivery, error)
	// NextDelivery returns the delivery to try now, if any: of each recipient
	// that has none in state sending, the queued one of lowest Sequence with
	// ReadyAt <= now, provided its NextAt <= now and no queued one of lower
	// Sequence has been tried already (a retry keeps its place); of those the
	// one with the earliest NextAt. ErrNotFound when there is none.
	NextDelivery(now time.Time) (Delivery, error)
	// SendingBefore lists deliveries whose attempt's lease ended before real.
	SendingBefore(real time.Time) ([]Delivery, error)
	WaitingFor(personID string) ([]Delivery, error) // state waiting, by Sequence
	// UrgentReady tells whether something urgent for the recipient of a delivery, other than
	// itself, is queued, was not tried and may go at now.
	UrgentReady(delivery Delivery, now time.Time) (bool, error)
	Asking(personID string) ([]Delivery, error)                           // queued or waiting, with a question, by Sequence
	HeldFrom(fromID string, now time.Time) ([]Delivery, error)            // queued, untried relays of his, HeldUntil > now, newest first
	FromSince(fromID string, since time.Time) ([]Delivery, error)         // relays of his, CreatedAt >= since, newest first
	DeliveriesOf(matterID string) ([]Delivery, error)                     // by CreatedAt
	ListDeliveries(states []DeliveryState, limit int) ([]Delivery, error) // newest first; no states: all
	CardsShown(personID string, since time.Time) ([]Shown, error)         // sent cards of his, newest first
	Window(openID OpenID) (Window, error)                                 // a zero one with the OpenID if unknown
	SaveWindow(Window) error
	AddTask(OfficeTask) (bool, error)            // false when its Key is already there
	OpenTasks() ([]OfficeTask, error)            // oldest first
	LatestTasks(limit int) ([]OfficeTask, error) // done or not, newest first
	LastTaskNumber() (int64, error)              // the highest given
	SaveTask(OfficeTask) error
}

// Dues is what the clock will bring, and what it has brought.
type Dues interface {
	SaveDue(Due) error // insert or move
	DropDue(kind DueKind, objectID string) error
	DueOnOpenMatters(kind DueKind, at time.Time) error                      // one for each open matter
	DueOnChangedContacts(kind DueKind, importID string, at time.Time) error // one for each link an import has changed for somebody bound
	DueBefore(now time.Time, limit int) ([]Due, error)                      // At <= now, earliest first
	// EarliestDue is the earliest of all due rows, of the planned reminders, of the NextAt of wanted media
	// files and of that of queued deliveries that could be next; zero when nothing is due. What stands behind
	// another delivery of its recipient doesn't count: it comes up when that one is
	// saved. So a delivery is due exactly when NextDelivery has one.
	EarliestDue() (time.Time, error)
	ClaimJob(run JobRun) (bool, error) // false when another process has it
	FinishJob(run JobRun) error
	LastJob(job string) (JobRun, error)         // the latest planned
	JobRuns(limit int) ([]JobRun, error)        // latest planned first
	JobRunsToTell() ([]JobRun, error)           // by Job, PlannedAt
	JobRunsTold(at time.Time) ([]JobRun, error) // by Job, PlannedAt
}

// Records is the audit trail and the inbox of pushes.
type Records interface {
	AddAudit(AuditRow) error
	AuditOf(matterID string) ([]AuditRow, error)
	// SealAudit chains up to limit rows that are not sealed yet, in the order of
	// their ids, and counts them. ErrConflict when another process was sealing.
	SealAudit(limit int) (int, error)
	// Unsealed counts the rows that are not sealed yet, up to limit.
	Unsealed(limit int) (int, error)
	// DropAudit removes up to limit rows from the beginning of the chain that were
	// all written before the time; the chain then begins behind the last of them.
	// It tells that one's place and seal, 0 when there was nothing to remove.
	// ErrConflict when another process did the same.
	DropAudit(writtenBefore time.Time, limit int) (sequence int64, seal string, err error)
	// VerifyAudit checks the chain and the rows behind its end.
	VerifyAudit() (AuditReport, error)
	// MarkWritten notes that the replies to these keys reached the connection.
	MarkWritten(keys []string) error
	// MarkRescued notes that the reply was handed to the outbox instead.
	MarkRescued(key string) error
	// PutOffRescue leaves a reply that can't be handed over alone until then.
	PutOffRescue(key string, until time.Time) error
	// OfferedBefore lists replies offered before the time, neither written nor
	// rescued nor put off.
	OfferedBefore(at time.Time, limit int) ([]OfferedReply, error)
	// AnsweredSince counts the pushes of one openid that got a reply, the one being
	// taken not yet among them.
	AnsweredSince(openID OpenID, since time.Time) (int, error)
	// ArrivalsSince counts the pushes taken from one openid.
	ArrivalsSince(openID OpenID, since time.Time) (int, error)
	// ForgetOpenID clears openid, reply and conversation of an openid's pushes and
	// keeps their keys; it takes the openid off the matters written from it, ends
	// its questions, and drops its window and what was queued for it alone.
	ForgetOpenID(openID OpenID) error
	// ForgetWords clears what was said on matters that were over before the
	// time; numbers, dates and steps stay. DropMatters removes such matters. Both
	// count what they did.
	ForgetWords(overBefore time.Time) (int, error)
	DropMatters(overBefore time.Time) (int, error)
	// DropArrivalsBefore removes keys taken before the time and counts them.
	DropArrivalsBefore(at time.Time) (int, error)
}
