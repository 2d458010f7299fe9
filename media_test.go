package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// camera is a photo as a phone takes it: where, with what, and held upright.
func camera(t *testing.T) []byte {
	t.Helper()
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewRGBA(image.Rect(0, 0, 64, 48)), nil); err != nil {
		t.Fatal(err)
	}
	tiff := "MM\x00\x2A\x00\x00\x00\x08\x00\x02" +
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + // Orientation 6
		"\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26" + // GPSInfo
		"\x00\x00\x00\x00GPS 28.2278N 120.6537E PhoneOfLiDashan"
	segment := "Exif\x00\x00" + tiff
	head := append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(segment) + 2)}, segment...)
	return append(head, photo.Bytes()[2:]...)
}

// archived is a photo that is an archive with a page in it, too.
func archived(t *testing.T) []byte {
	t.Helper()
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	page, err := w.Create("page.html")
	if err == nil {
		_, err = page.Write([]byte("<html><script>alert(1)</script></html>"))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	both := append(camera(t), archive.Bytes()...)
	if _, err := zip.NewReader(bytes.NewReader(both), int64(len(both))); err != nil {
		t.Fatalf("the test's file is no archive: %v", err)
	}
	return both
}

// sendPicture is a photo that somebody sends now.
func (w *world) sendPicture(name string, data []byte) {
	w.t.Helper()
	if err := w.platform.SendPicture(context.Background(), name, data); err != nil {
		w.t.Fatal(err)
	}
	w.settle()
}

// kept reads every file the office keeps.
func (w *world) kept() map[string][]byte {
	w.t.Helper()
	all := map[string][]byte{}
	paths, err := filepath.Glob(filepath.Join(w.config.Files.Dir, "*", "*"))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, path := range paths {
		if all[path], err = os.ReadFile(path); err != nil {
			w.t.Fatal(err)
		}
	}
	return all
}

// seen are the pictures that a person got on his phone.
func (w *world) seen(name string) [][]byte {
	var pictures [][]byte
	for _, bubble := range w.platform.Screen(name) {
		if !bubble.FromMe && bubble.MediaID != "" {
			data, _, _ := w.platform.Media(bubble.MediaID)
			pictures = append(pictures, data)
		}
	}
	return pictures
}

func TestPhotosReachTheDelegateWithoutWhereAndWhat(t *testing.T) {
	w := newWorld(t, backing{"sqlite", sqliteURL, func(testing.TB) string { return "" }})
	w.importRoster()
	w.join("王建国", w.code("王建国"))
	w.join("李大山", "绑定 李大山 1234")
	w.sendPicture("李大山", camera(t))
	w.sendPicture("李大山", archived(t))
	w.sendPicture("李大山", []byte("<html><script>alert(1)</script></html>"))
	if got := w.stageText("李大山"); !strings.Contains(got, "刚才那件：您的照片1张没有收到") {
		t.Errorf("nobody told him of the page: %s", got)
	}
	w.say("李大山", "1")
	if err := w.advance("61s"); err != nil {
		t.Fatal(err)
	}
	w.say("王建国", "看"+w.numberOf("李大山"))
	files := [][]byte{}
	for _, data := range w.kept() {
		files = append(files, data)
	}
	if shown := w.seen("王建国"); len(files) == 0 || len(shown) != 2 {
		t.Fatalf("%d files kept, %d shown", len(files), len(shown))
	} else {
		files = append(files, shown...)
	}
	for _, data := range files {
		for _, sign := range []string{"Exif", "GPS", "LiDashan", "PK\x03\x04", "<html", "<script", "page.html"} {
			if bytes.Contains(data, []byte(sign)) {
				t.Errorf("%q came along", sign)
			}
		}
		if size, err := jpeg.DecodeConfig(bytes.NewReader(data)); err != nil || size.Width != 48 || size.Height != 64 {
			t.Errorf("%v, %v: want a picture turned upright", size, err)
		}
	}
	if got := w.stageText("王建国"); !strings.Contains(got, "照片1张没有取到，请对方重发") {
		t.Errorf("the delegate is not told of the third: %s", got)
	}
}

// stageText is everything the account has said to a person.
func (w *world) stageText(name string) string {
	var b strings.Builder
	for _, bubble := range w.platform.Screen(name) {
		if !bubble.FromMe {
			b.WriteString(bubble.Text + "\n")
		}
	}
	return b.String()
}

// numberOf is the number of a person's only matter.
func (w *world) numberOf(name string) string {
	w.t.Helper()
	number := ""
	w.do(func(d *liaison.Desk) error {
		people, err := d.Tx().PeopleNamed(name)
		if err != nil {
			return err
		}
		raised, err := d.Tx().MattersBy(people[0].ID)
		if err == nil && len(raised) == 1 {
			number = raised[0].Number
		}
		return err
	})
	return number
}

func TestFilesGoWithTheirMatter(t *testing.T) {
	w := newWorld(t, backing{"sqlite", sqliteURL, func(testing.TB) string { return "" }})
	w.importRoster()
	w.join("王建国", w.code("王建国"))
	w.join("李大山", "绑定 李大山 1234")
	w.sendPicture("李大山", nil)
	w.say("李大山", "1")
	if err := w.advance("61s"); err != nil {
		t.Fatal(err)
	}
	number := w.numberOf("李大山")
	for _, words := range []string{number + " 周五来修", number + " 答完"} {
		w.say("王建国", words)
	}
	if err := w.advance("61s"); err != nil {
		t.Fatal(err)
	}
	w.say("李大山", "满意")
	for _, step := range []struct {
		days string
		left int
	}{{"2136h", 1}, {"72h", 0}} { // 89 days, then past the 90
		for path := range w.kept() { // the machine's clock stands still beside the program's
			then := time.Now().Add(-2 * time.Hour)
			if err := os.Chtimes(path, then, then); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.advance(step.days); err != nil {
			t.Fatal(err)
		}
		if got := len(w.kept()); got != step.left {
			t.Errorf("%d files after %s more, want %d", got, step.days, step.left)
		}
	}
}

// The live loop fetches beside everything else and leaves nothing running.
func TestFetchingInTheLiveLoop(t *testing.T) {
	w := newWorld(t, backing{"sqlite", sqliteURL, func(testing.TB) string { return "" }})
	w.importRoster()
	w.join("李大山", "绑定 李大山 1234")
	if err := w.app.Close(); err != nil {
		t.Fatal(err)
	}
	w.clock = scheduler.NewClock(time.Now)
	w.app = w.openApp()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.app.scheduler.Run(ctx) }()
	w.platform.SetCallbackURL(w.serve(w.app.Routes(nil)))
	for range 5 {
		if err := w.platform.SendVoice(context.Background(), "李大山", 3); err != nil {
			t.Fatal(err)
		}
	}
	for deadline := time.Now().Add(20 * time.Second); w.states()[liaison.MediaKept] < 5 && time.Now().Before(deadline); {
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := w.states(); got[liaison.MediaKept] != 5 || len(w.kept()) != 1 {
		t.Errorf("%v, %d files", got, len(w.kept()))
	}
}

// states counts the files of every entry by how far they are.
func (w *world) states() map[liaison.MediaState]int {
	counts := map[liaison.MediaState]int{}
	w.do(func(d *liaison.Desk) error {
		people, err := d.Tx().PeopleNamed("李大山")
		if err != nil {
			return err
		}
		drafts, err := d.Tx().DueBefore(d.Now().Add(time.Hour), 0)
		for _, due := range drafts {
			entries, err := d.Tx().Entries(due.ObjectID)
			if err != nil {
				return err
			}
			for _, entry := range entries {
				file, err := d.Tx().MediaFile(entry.Said.MediaID)
				if err != nil || entry.PersonID != people[0].ID {
					return err
				}
				counts[file.State]++
			}
		}
		return err
	})
	return counts
}
