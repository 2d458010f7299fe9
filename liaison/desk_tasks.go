package liaison

import (
	"errors"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// The kinds of office tasks.
const (
	TaskUnreachable = "unreachable" // phone him: the account can't reach him
	TaskGuessing    = "guessing"    // somebody guesses at his four digits
	TaskNoOffice    = "no_office"   // a matter came and nobody of the office is bound
	TaskLeave       = "leave"       // somebody asks for leave and nobody of the office is bound
)

// raiseTask asks a human of the office for something, and shows it to everybody
// there who may know. Of a sealed matter the office learns nothing by it; and for
// the author of one without his name nobody is phoned, for that would name him.
func (d *Desk) raiseTask(task OfficeTask) error {
	if task.MatterID != "" {
		matter, err := d.tx.Matter(task.MatterID)
		if err != nil && !errors.Is(err, ErrNotFound) { // a damaged delivery still needs somebody
			return err
		}
		if matter.hidden() && task.PersonID == matter.AuthorID {
			return nil
		}
		if matter.Level == Sealed {
			return d.sealedTask(matter)
		}
	}
	return d.addTask(task, func(Viewer) bool { return true })
}

// addTask keeps a task and, if it is new, tells those of the office who may know.
func (d *Desk) addTask(task OfficeTask, tell func(Viewer) bool) error {
	task.ID, task.CreatedAt = d.tx.NewID(), d.now
	if endedByNumber(task.Kind) {
		last, err := d.tx.LastTaskNumber()
		if err != nil {
			return err
		}
		task.Number = last + 1
	}
	added, err := d.tx.AddTask(task)
	if err != nil || !added {
		return err
	}
	if err := d.endDaysBefore(task.Kind); err != nil {
		return err
	}
	staff, err := d.OfficeStaff()
	if err != nil {
		return err
	}
	for _, clerk := range staff {
		if !tell(clerk) {
			continue
		}
		if err := d.tellClerk(clerk, task); err != nil {
			return err
		}
	}
	return nil
}

// endDaysBefore ends what was worth knowing on its own day only.
func (d *Desk) endDaysBefore(kind string) error {
	if !slices.Contains([]string{TaskGuessing, TaskPaused, TaskNoNotices, TaskMissed}, kind) {
		return nil
	}
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Kind != kind || !task.CreatedAt.Before(d.today()) {
			continue
		}
		if err := d.endedByItself(task, "day over"); err != nil {
			return err
		}
	}
	return nil
}

// tellClerk sends what a task asks for. The parts of one long relay are one call.
func (d *Desk) tellClerk(clerk Viewer, task OfficeTask) error {
	known, err := d.knows(clerk, task)
	if err != nil || !known {
		return err
	}
	var text, key string
	if task.Kind == TaskUnreachable {
		call, err := d.callOf(task)
		if err != nil {
			return err
		}
		delivery, err := d.tx.Delivery(task.DeliveryID)
		if err != nil {
			return err
		}
		text, key = wording.CallHim(call), callKey(delivery, clerk.ID)
	} else {
		if text, err = d.taskText(task); err != nil {
			return err
		}
		key = taskKey(task.ID, clerk.ID)
	}
	if text == "" {
		return nil
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: clerk.ID, MatterID: task.MatterID, Key: key, Text: text})
}

const callPrefix = "call:"

// relayKey is the same for all parts of one relay.
func relayKey(delivery Delivery) string {
	key, _, _ := strings.Cut(delivery.Key, "/")
	return key
}

func callKey(relay Delivery, clerkID string) string {
	return callPrefix + relayKey(relay) + ":" + clerkID
}

// isOfficeTask tells a notice by which a clerk learns of a task.
func isOfficeTask(delivery Delivery) bool {
	return delivery.Kind == DeliverNotice && (strings.HasPrefix(delivery.Key, callPrefix) || strings.HasPrefix(delivery.Key, taskPrefix))
}

// knows tells whether a clerk may know of a task.
func (d *Desk) knows(v Viewer, task OfficeTask) (bool, error) {
	if !v.IsOffice() || task.Kind == TaskUnreachable && task.PersonID == v.ID {
		return false, nil
	}
	if task.MatterID == "" {
		return d.knowsUnnamed(v, task)
	}
	matter, err := d.tx.Matter(task.MatterID)
	if errors.Is(err, ErrNotFound) { // nobody can say who may see it
		return false, nil
	}
	return err == nil && mayHelp(v, matter) && !(matter.hidden() && task.PersonID == matter.AuthorID), err
}

// mayHelp is CanSee as it would be with the matter at the office: to phone is the
// office's part even while a delegate holds the matter, and those who are kept
// from it are kept from this too.
func mayHelp(v Viewer, matter Matter) bool {
	matter.WithOffice = true
	return v.IsOffice() && v.ID != matter.AuthorID && matter.Level != Sealed && CanSee(v, matter)
}

// knowsUnnamed: a task of the sealed way names nothing, but whoever an open sealed
// matter is kept from does not even learn that there is one.
func (d *Desk) knowsUnnamed(v Viewer, task OfficeTask) (bool, error) {
	township := task.Township
	if task.PersonID != "" {
		person, err := d.tx.Person(task.PersonID)
		if err != nil {
			return false, err
		}
		township = d.townshipOf(person)
	}
	if his, err := d.concerns(v, township); err != nil || !his {
		return false, err
	}
	if isRequest(task.Kind) || slices.Contains([]string{TaskCalendar, TaskRestored, TaskLeave, TaskSeries, TaskDuty, TaskNeedsCard}, task.Kind) {
		return true, nil
	}
	if task.Kind != TaskBindDiscipline && task.Kind != TaskTellDiscipline {
		return !task.CreatedAt.Before(d.today()), nil // of that day only
	}
	sealed, err := d.tx.MattersSealed()
	return !slices.ContainsFunc(sealed, func(m Matter) bool { return m.excludes(v.Person) }), err
}

// TasksFor lists the open office tasks a clerk may know of, oldest first: none of
// a matter that is kept from him.
func (d *Desk) TasksFor(v Viewer) ([]OfficeTask, error) {
	if !v.IsOffice() {
		return nil, nil
	}
	tasks, err := d.tasksStanding()
	if err != nil {
		return nil, err
	}
	var known []OfficeTask
	for _, task := range tasks {
		may, err := d.knows(v, task)
		if err != nil {
			return nil, err
		}
		if may {
			known = append(known, task)
		}
	}
	return known, nil
}

// taskText is what a task other than a call asks for.
func (d *Desk) taskText(task OfficeTask) (string, error) {
	if isRequest(task.Kind) {
		return d.requestText(task)
	}
	switch task.Kind {
	case TaskMissed:
		return d.missedText(task)
	case TaskCalendar:
		return wording.YearMissing(yearOf(task)), nil
	case TaskRestored:
		return d.restoredText(task)
	case TaskNeedsCard:
		return d.needsCardText(task)
	case TaskUrgentWithdrawn:
		text, err := d.dangerText(task)
		return wording.EndByNumber(text, task.Number), err
	case TaskTellExtension:
		return d.tellExtendedText(task)
	case TaskSeries, TaskDuty:
		return wording.EndByNumber(task.Words, task.Number), nil
	}
	number, name := "", ""
	if task.MatterID != "" {
		matter, err := d.tx.Matter(task.MatterID)
		if err != nil {
			return "", err
		}
		number = matter.Number
	}
	if task.Kind == TaskGuessing || task.Kind == TaskLeave {
		person, err := d.tx.Person(task.PersonID)
		if err != nil {
			return "", err
		}
		name = person.Name
	}
	text := wording.TaskOf(task.Kind, number, name)
	if text == "" || task.Number == 0 {
		return text, nil
	}
	return wording.EndByNumber(text, task.Number), nil
}

// OfficeWork is what a clerk reads after his matters in 待办: whom to phone, what else is
// to be done, and whose replies are to be put into words.
type OfficeWork struct {
	Calls          []wording.CallFacts
	Tasks, Replies []string
}

// ToDo lists what hangs besides matters.
func (d *Desk) ToDo(v Viewer) (work OfficeWork, err error) {
	tasks, err := d.TasksFor(v)
	if err != nil {
		return work, err
	}
	seen := map[string]bool{}
	for _, task := range tasks {
		if task.Kind == TaskUnreachable {
			relay, err := d.tx.Delivery(task.DeliveryID)
			if errors.Is(err, ErrNotFound) { // its keeping time is over
				continue
			}
			if err != nil {
				return work, err
			}
			if seen[relayKey(relay)] {
				continue
			}
			seen[relayKey(relay)] = true
			call, err := d.callOf(task)
			if err != nil {
				return work, err
			}
			work.Calls = append(work.Calls, call)
			continue
		}
		text, err := d.taskText(task)
		if err != nil {
			return work, err
		}
		if text != "" {
			work.Tasks = append(work.Tasks, text)
		}
	}
	inSight, err := d.tx.OfficeInSight(v.OpenID)
	if err != nil {
		return work, err
	}
	asked, err := d.askCalls(v, inSight)
	if err != nil {
		return work, err
	}
	work.Calls = append(work.Calls, asked...)
	work.Replies, err = d.toReword(v, inSight)
	return work, err
}

// officeBound tells somebody of the office who has just bound what came while
// nobody was: the matters are in his 待办 from now on, and so are the calls.
func (d *Desk) officeBound(personID string) error {
	viewer, err := d.viewerOf(personID)
	if errors.Is(err, ErrNotFound) || err == nil && !viewer.IsOffice() {
		return nil
	}
	if err != nil {
		return err
	}
	tasks, err := d.TasksFor(viewer)
	if err != nil {
		return err
	}
	count := 0
	for _, task := range tasks {
		if task.Kind != TaskNoOffice {
			continue
		}
		count++
		if err := d.endTask(task, "bound"); err != nil {
			return err
		}
	}
	if count == 0 {
		return nil
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: personID, Text: wording.CameBefore(count)})
}

func (d *Desk) endTask(task OfficeTask, by string) error {
	task.DoneAt, task.DoneBy = d.now, by
	return d.tx.SaveTask(task)
}
