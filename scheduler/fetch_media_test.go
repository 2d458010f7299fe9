package scheduler_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/media"
	"shuanglian/liaison/workday"
	"shuanglian/scheduler"
	"shuanglian/storage"
)

// depot is the platform, as far as files go.
type depot struct {
	mu      sync.Mutex
	answers []error // of the next downloads
	data    []byte
	asked   int
	uploads []string
	sent    []string
	refuse  map[string]error // sending this upload
}

func (d *depot) DownloadMedia(_ context.Context, _ string, maxBytes int64) (wechat.Media, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked++
	if len(d.answers) > 0 {
		err := d.answers[0]
		d.answers = d.answers[1:]
		if err != nil {
			return wechat.Media{}, err
		}
	}
	if int64(len(d.data)) > maxBytes {
		return wechat.Media{}, fmt.Errorf("download: %w", wechat.ErrTooLarge)
	}
	return wechat.Media{Data: d.data}, nil
}

func (d *depot) UploadMedia(_ context.Context, kind string, file wechat.Media) (string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	id := fmt.Sprintf("%s-%d", kind, len(d.uploads)+1)
	d.uploads = append(d.uploads, id)
	return id, nil
}

func (d *depot) SendMedia(_ context.Context, _, msgType, mediaID string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.refuse[mediaID]; err != nil {
		return err
	}
	d.sent = append(d.sent, msgType+" "+mediaID)
	return nil
}

func (d *depot) SendVideo(ctx context.Context, openID, mediaID, thumbMediaID string) error {
	return d.SendMedia(ctx, openID, "video", mediaID+" "+thumbMediaID)
}

// voiceOf is so many seconds of AMR.
func voiceOf(seconds int) []byte {
	frame := make([]byte, 32)
	frame[0] = 0x3C
	return append([]byte("#!AMR\n"), bytes.Repeat(frame, 50*seconds)...)
}

// fetching is an office with a voice to be fetched, and what fetches it.
type fetching struct {
	t      *testing.T
	clock  *scheduler.Clock
	office *storage.Office
	files  *storage.Files
	dir    string
	depot  *depot
	post   *post
	s      *scheduler.Scheduler
	deaf   deafDesk
}

// deafDesk loses the next report, as a process that dies before it.
type deafDesk struct {
	scheduler.DeskWork
	lose *int
}

func (d deafDesk) ReportFetch(ctx context.Context, report liaison.MediaReport) error {
	if *d.lose > 0 {
		*d.lose--
		return errors.New("killed")
	}
	return d.DeskWork.ReportFetch(ctx, report)
}

func newFetching(t *testing.T, data []byte, answers ...error) *fetching {
	t.Helper()
	limits := media.Limits{PictureBytes: 1 << 20, PicturePixels: 1_000_000, VoiceBytes: 100_000, VoiceSeconds: 60, VideoBytes: 1 << 20}
	f := &fetching{t: t, clock: scheduler.NewFrozenClock(at("2026-11-09 10:00:00")), depot: &depot{data: data, answers: answers, refuse: map[string]error{}}, post: &post{}}
	terms := liaison.Terms{
		Policy: liaison.Policy{ServiceQuota: 5, ServiceWindow: 48 * time.Hour, SendRetries: 3, ReplyUnwrittenAfter: 20 * time.Second,
			AwakeFor: 15 * time.Minute, InboxKept: 90 * 24 * time.Hour, Media: limits, MediaPerPull: 4, MediaLife: 72 * time.Hour, ChatKept: 90 * 24 * time.Hour},
		Calendar: workday.New(beijing, workday.StateCouncil(), nil), Fingerprint: func(kind, value string) string { return kind + value },
		Organization: liaison.Organization{Name: "东岸镇", Phone: "0577-86290000"},
	}
	var err error
	f.office, err = storage.Open(t.Context(), storage.Options{URL: "sqlite:" + filepath.Join(t.TempDir(), "office.db"),
		Terms: func() liaison.Terms { return terms }, Now: f.clock.Now, Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.office.Close() })
	f.dir = filepath.Join(t.TempDir(), "files")
	if f.files, err = storage.OpenFiles(f.dir); err != nil {
		t.Fatal(err)
	}
	f.deaf = deafDesk{scheduler.NewDeskWork(f.office, nil), new(int)}
	f.s = newScheduler(t, scheduler.Settings{Work: f.deaf, Clock: f.clock, Sender: f.post,
		Media:  &scheduler.Media{Work: f.deaf, Platform: f.depot, Store: f.files, Limits: limits},
		Limits: scheduler.Limits{Lease: 300 * time.Millisecond}})
	f.do(func(d *liaison.Desk) error { return f.said(d) })
	return f
}

func (f *fetching) do(act func(*liaison.Desk) error) {
	f.t.Helper()
	if err := f.office.Do(context.Background(), act); err != nil {
		f.t.Fatal(err)
	}
}

// said is a matter of one voice: by 李大山, held by the delegate 王建国.
func (f *fetching) said(d *liaison.Desk) error {
	tx, now := d.Tx(), d.Now()
	for id, role := range map[string]liaison.Role{"li": liaison.RoleResident, "wang": liaison.RoleDelegate} {
		openID := liaison.OpenID("o-" + id)
		if err := errors.Join(
			tx.SavePerson(liaison.Person{ID: id, Name: id, Seat: liaison.SeatActive, Roles: []liaison.RoleHeld{{Role: role, Active: true}}}),
			tx.SaveBinding(liaison.Binding{OpenID: openID, PersonID: id, State: liaison.BindingBound, Strength: liaison.Strong, Following: true}),
			tx.SaveWindow(liaison.Window{OpenID: openID, MessageAt: now}),
		); err != nil {
			return err
		}
	}
	li, err := tx.Person("li")
	if err != nil {
		return err
	}
	viewer := liaison.Viewer{Person: li, OpenID: "o-li", Strength: liaison.Strong}
	draft, err := d.OpenDraft(viewer, []liaison.Said{{Kind: liaison.SaidVoice, MediaID: "handle", At: now, MsgID: "1"}})
	if err != nil {
		return err
	}
	draft.State, draft.Number, draft.Recipient, draft.Level, draft.HolderID = liaison.StateSubmitted, "482913", liaison.ToDelegate, liaison.Named, "wang"
	draft.SubmittedAt = now
	return errors.Join(tx.SaveMatter(&draft), tx.DropDue(liaison.DueDraftSilence, draft.ID))
}

func (f *fetching) file() liaison.MediaFile {
	f.t.Helper()
	var file liaison.MediaFile
	f.do(func(d *liaison.Desk) (err error) {
		file, err = d.Tx().MediaFile("handle")
		return err
	})
	return file
}

// kept counts the files in the folder.
func (f *fetching) kept() int {
	count := 0
	_ = filepath.WalkDir(f.dir, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			count++
		}
		return err
	})
	return count
}

// waiting are the texts that wait for the author's next message.
func (f *fetching) waiting() []string {
	var texts []string
	f.do(func(d *liaison.Desk) error {
		waiting, err := d.Tx().WaitingFor("li")
		for _, delivery := range waiting {
			texts = append(texts, delivery.Text)
		}
		return err
	})
	return texts
}

// tasks are the kinds of open office tasks.
func (f *fetching) tasks() string {
	var kinds []string
	f.do(func(d *liaison.Desk) error {
		tasks, err := d.Tx().OpenTasks()
		for _, task := range tasks {
			kinds = append(kinds, task.Kind)
		}
		return err
	})
	return strings.Join(kinds, " ")
}

func (f *fetching) advance(by time.Duration) {
	f.t.Helper()
	if _, err := f.s.Advance(context.Background(), by); err != nil {
		f.t.Fatal(err)
	}
}

func refused(code int) error { return &wechat.Error{Code: code, Path: "/cgi-bin/media/get"} }

func TestFetching(t *testing.T) {
	voice := voiceOf(12)
	lost := errors.New("connection lost")
	for name, c := range map[string]struct {
		data    []byte
		answers []error
		wait    time.Duration
		asked   int
		state   liaison.MediaState
	}{
		"at once":                   {voice, nil, 0, 1, liaison.MediaKept},
		"fails twice, then works":   {voice, []error{lost, refused(-1)}, time.Minute, 3, liaison.MediaKept},
		"gone already":              {voice, []error{refused(40007)}, 0, 1, liaison.MediaLost},
		"a page instead of a voice": {[]byte("<html></html>"), nil, time.Hour, 1, liaison.MediaLost},
		"too large":                 {voiceOf(63), nil, time.Hour, 1, liaison.MediaLost},
		"too long":                  {voiceOf(61), nil, time.Hour, 1, liaison.MediaLost},
		"damaged each time":         {[]byte("#!AMR\n\xFF"), nil, time.Hour, 3, liaison.MediaLost},
		"still being tried":         {voice, slices.Repeat([]error{lost}, 1000), 70 * time.Hour, 0, liaison.MediaWanted},
		"never to be had":           {voice, slices.Repeat([]error{lost}, 1000), 96 * time.Hour, 0, liaison.MediaLost},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFetching(t, c.data, c.answers...)
			tick(t, f.s)
			f.advance(c.wait)
			file := f.file()
			if file.State != c.state || c.asked > 0 && f.depot.asked != c.asked {
				t.Errorf("%s after %d (%s), want %s after %d", file.State, f.depot.asked, file.Outcome, c.state, c.asked)
			}
			told := strings.Count(strings.Join(append(f.post.texts(), f.waiting()...), "\n"), "您的语音1段没有收到")
			if isLost := c.state == liaison.MediaLost; (told == 1) != isLost || (f.tasks() == liaison.TaskMediaLost) != isLost {
				t.Errorf("author told %d times, tasks %q", told, f.tasks())
			}
			if (c.state == liaison.MediaKept) != (f.kept() == 1) || c.state == liaison.MediaKept && file.Seconds != 12 {
				t.Errorf("%d files, %d seconds", f.kept(), file.Seconds)
			}
			if f.depot.asked > 60 {
				t.Errorf("asked %d times in three days", f.depot.asked)
			}
		})
	}
}

// A process dies between storing the file and putting it on record: it is
// fetched again, and lies there once.
func TestKilledBetweenDownloadAndRecord(t *testing.T) {
	f := newFetching(t, voiceOf(12))
	*f.deaf.lose = 1
	tick(t, f.s)
	if file := f.file(); file.State != liaison.MediaFetching || f.kept() != 1 {
		t.Fatalf("%s with %d files", file.State, f.kept())
	}
	for deadline := time.Now().Add(10 * time.Second); f.file().State == liaison.MediaFetching && time.Now().Before(deadline); {
		tick(t, f.s) // until the lease has ended
	}
	f.advance(time.Minute)
	if file := f.file(); file.State != liaison.MediaKept || f.kept() != 1 || f.depot.asked != 2 {
		t.Errorf("%s with %d files after %d", file.State, f.kept(), f.depot.asked)
	}
	f.do(func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber("482913")
		if matter.Gist != "语音1段（12秒）" {
			t.Errorf("listed as %s", matter.Gist)
		}
		return err
	})
}

// pull asks for the voice as the delegate, who has just written.
func (f *fetching) pull() {
	f.t.Helper()
	f.do(func(d *liaison.Desk) error {
		wang, err := d.Tx().Person("wang")
		if err != nil {
			return err
		}
		viewer := liaison.Viewer{Person: wang, OpenID: "o-wang", Strength: liaison.Strong}
		if _, err := d.Heard("o-wang", "wang", liaison.ActMessage); err != nil {
			return err
		}
		matter, err := d.Tx().MatterByNumber("482913")
		if err != nil {
			return err
		}
		pulled, err := d.Pull(viewer, matter, "")
		if len(pulled.Coming) != 1 {
			f.t.Errorf("pulled %+v", pulled)
		}
		return err
	})
	tick(f.t, f.s)
}

func TestUploadsAreUsedAgainWhileTheyAreGood(t *testing.T) {
	f := newFetching(t, voiceOf(12))
	tick(t, f.s)
	for range 2 {
		f.pull()
	}
	if got := strings.Join(f.depot.sent, ", "); got != "voice voice-1, voice voice-1" {
		t.Errorf("the same upload serves twice: %s", got)
	}
	f.depot.refuse["voice-1"] = refused(40007)
	f.pull()
	f.pull()
	if got := f.depot.sent[len(f.depot.sent)-1]; got != "voice voice-2" || len(f.depot.sent) != 4 {
		t.Errorf("a forgotten upload is made again: %v", f.depot.sent)
	}
	f.advance(73 * time.Hour)
	f.pull()
	if got := f.depot.sent[len(f.depot.sent)-1]; got != "voice voice-3" {
		t.Errorf("an old upload is not tried: %v", f.depot.sent)
	}
	for range 10 {
		f.pull()
	}
	if got := f.depot.sent[len(f.depot.sent)-1]; got != "voice voice-4" {
		t.Errorf("an upload serves ten times: %v", f.depot.sent)
	}
}

func TestAFileThatIsGoneIsToldToWhoPulledIt(t *testing.T) {
	f := newFetching(t, voiceOf(12))
	tick(t, f.s)
	if _, err := f.files.Sweep(t.Context(), func(string) (bool, error) { return false, nil }); err != nil {
		t.Fatal(err)
	}
	f.do(func(d *liaison.Desk) error {
		file, err := d.Tx().MediaFile("handle")
		file.Hash = strings.Repeat("0", 64)
		return errors.Join(err, d.Tx().SaveMediaFile(file))
	})
	f.pull()
	tick(t, f.s)
	if got := strings.Join(f.post.texts(), "\n"); !strings.Contains(got, "482913有一件语音或照片没能送到") || len(f.depot.sent) != 0 {
		t.Errorf("told %q, sent %v", got, f.depot.sent)
	}
}
