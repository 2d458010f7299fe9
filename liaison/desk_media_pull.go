package liaison

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// Pulled is what a pull sends and what it can't.
type Pulled struct {
	Coming []Said // queued now, in the order in which they were said
	Left   []Said // for the next pull
	Later  []Said // still being fetched
	Office []Said // kept, but of a form that the platform doesn't send on
	Gone   []Said // never fetched
	Last   string // id of the last entry coming: the next pull goes on behind it
}

// Any tells whether there was anything to pull.
func (p Pulled) Any() bool {
	return len(p.Coming)+len(p.Left)+len(p.Later)+len(p.Office)+len(p.Gone) > 0
}

// Facts are the pull in the words of its reader.
func (p Pulled) Facts(number string) wording.PullFacts {
	return wording.PullFacts{Number: number, Coming: counts(p.Coming), Left: counts(p.Left), Later: counts(p.Later),
		Office: counts(p.Office), Gone: counts(p.Gone)}
}

// Pull sends the pictures, voices and films of a matter behind the entry named
// (empty: from the first): at most policy.media_per_pull of them, and no more
// than the person's window has room for. ErrForbidden when they stay elsewhere.
func (d *Desk) Pull(v Viewer, matter Matter, after string) (Pulled, error) {
	may := MayPull(v, matter)
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "pull", MatterID: matter.ID, Refused: !may}); err != nil {
		return Pulled{}, err
	}
	if !may {
		return Pulled{}, fmt.Errorf("liaison: may not pull: %w", ErrForbidden)
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return Pulled{}, err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return Pulled{}, err
	}
	held := d.onTheirWay(entries, deliveries)
	pieces := slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return held[e.ID] || !pullable(v, matter, e) })
	if at := slices.IndexFunc(pieces, func(e Entry) bool { return e.ID == after }); at >= 0 {
		pieces = pieces[at+1:]
	}
	room, err := d.roomFor(v)
	if err != nil {
		return Pulled{}, err
	}
	room = min(room, max(d.terms.Policy.MediaPerPull, 1))
	var pulled Pulled
	for _, entry := range pieces {
		if err := d.pullOne(v, matter, entry, deliveries, room, &pulled); err != nil {
			return Pulled{}, err
		}
	}
	return pulled, nil
}

// pullOne queues one piece while there is room, or notes why not.
func (d *Desk) pullOne(v Viewer, matter Matter, entry Entry, deliveries []Delivery, room int, pulled *Pulled) error {
	file, err := d.tx.MediaFile(entry.Said.MediaID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	switch {
	case file.State == MediaWanted || file.State == MediaFetching:
		pulled.Later = append(pulled.Later, entry.Said)
		return nil
	case file.State != MediaKept:
		pulled.Gone = append(pulled.Gone, entry.Said)
		return nil
	case !file.Form.Relayable():
		pulled.Office = append(pulled.Office, entry.Said)
		return nil
	case len(pulled.Coming) >= room || len(pulled.Left) > 0:
		pulled.Left = append(pulled.Left, entry.Said)
		return nil
	}
	pulled.Coming, pulled.Last = append(pulled.Coming, entry.Said), entry.ID
	underWay := slices.ContainsFunc(deliveries, func(other Delivery) bool {
		return other.Kind == DeliverMedia && other.PersonID == v.ID && other.EntryID == entry.ID &&
			(other.State == DeliveryQueued || other.State == DeliverySending || other.State == DeliveryWaiting)
	})
	if underWay {
		return nil
	}
	return d.send(&Delivery{Kind: DeliverMedia, PersonID: v.ID, MatterID: matter.ID, EntryID: entry.ID})
}

// roomFor is how many customer messages a person can still be sent now, beside
// those that are going out already.
func (d *Desk) roomFor(v Viewer) (int, error) {
	window, err := d.tx.Window(v.OpenID)
	if err != nil || !window.ClosedAt.IsZero() {
		return 0, err
	}
	policy, room := d.terms.Policy, 0
	if d.now.Sub(window.TapAt) < policy.TapWindow {
		room += max(policy.TapQuota-window.TapSpent, 0)
	}
	if d.now.Sub(window.MessageAt) < policy.ServiceWindow {
		room += max(policy.ServiceQuota-window.MessageSpent, 0)
	}
	ahead, err := d.tx.LaneReady(Delivery{PersonID: v.ID}.Recipient(), d.now)
	return room - ahead, err
}

// uploadOf is the file a delivery sends; false when it is no longer there to be
// sent: taken back, or its time is over.
func (d *Desk) uploadOf(delivery Delivery) (Upload, bool, error) {
	entry, file, err := d.fileOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return Upload{}, false, nil
	}
	if err != nil || file.State != MediaKept || !entry.RecalledAt.IsZero() {
		return Upload{}, false, err
	}
	upload := Upload{Kind: file.Kind, Form: file.Form, Hash: file.Hash}
	if file.UploadUses < uploadUses && d.now.Before(file.UploadedAt.Add(d.terms.Policy.MediaLife-mediaMargin)) {
		upload.ID, upload.Cover = file.UploadID, file.UploadCover
	}
	return upload, true, nil
}

// uploadUses is how often one upload may be sent. Source: 新增临时素材, "最多可复用 10 条".
const uploadUses = 10

func (d *Desk) fileOf(delivery Delivery) (Entry, MediaFile, error) {
	entry, err := d.tx.Entry(delivery.EntryID)
	if err != nil {
		return Entry{}, MediaFile{}, err
	}
	file, err := d.tx.MediaFile(entry.Said.MediaID)
	return entry, file, err
}

// noteUpload remembers an upload for the next one who pulls the same file.
func (d *Desk) noteUpload(delivery Delivery, used Upload, at time.Time) error {
	if used.ID == "" {
		return nil
	}
	_, file, err := d.fileOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if file.UploadID != used.ID {
		file.UploadID, file.UploadCover, file.UploadedAt, file.UploadUses = used.ID, used.Cover, at, 0
	}
	file.UploadUses++
	return d.tx.SaveMediaFile(file)
}

// mediaNotSent tells who pulled a file that it will not come.
func (d *Desk) mediaNotSent(delivery Delivery) error {
	delivery.State = DeliveryDropped
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return err
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return err
	}
	office, err := d.officeFor(delivery.PersonID)
	if err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: delivery.PersonID, MatterID: matter.ID, Key: "media-not-sent:" + delivery.ID,
		Text: wording.MediaNotSent(matter.Number, office)})
}
