package almanac

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"shuanglian/liaison/workday"
)

// jsonDay is one of the days of a holiday-cn file. Pointers, so that a key that
// is missing is not taken for a day worked.
type jsonDay struct {
	Name     *string `json:"name"`
	Date     *string `json:"date"`
	IsOffDay *bool   `json:"isOffDay"`
}

// readJSON reads {"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}; other keys, as the
// addresses of the notices, are passed over.
func (r *reader) readJSON(text []byte) {
	d := json.NewDecoder(bytes.NewReader(text))
	faults := len(r.faults)
	if err := r.object(d, text); err != nil {
		r.fault(line(text, offsetOf(err, d)), "不是合格的 JSON：请重新下载，不要改动里面的括号、引号、逗号")
		return
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		r.fault(line(text, d.InputOffset()), "后面多出了内容：一个文件只放一年")
	}
	if r.year == 0 && len(r.faults) == faults {
		r.fault(0, "没有写年份：要有 \"year\": 2027 这样一项")
	}
}

func (r *reader) object(d *json.Decoder, text []byte) error {
	if _, err := d.Token(); err != nil { // the brace that the text begins with
		return err
	}
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		at := line(text, d.InputOffset())
		if seen[name] && (name == "year" || name == "days") {
			r.fault(at, "%q 写了两次", name)
		}
		seen[name] = true
		switch name {
		case "year":
			err = r.jsonYear(d, at)
		case "days":
			err = r.jsonDays(d, text)
		default:
			var passed json.RawMessage
			err = d.Decode(&passed)
		}
		if err != nil {
			return err
		}
	}
	if !seen["days"] {
		r.fault(0, "没有写日子：要有 \"days\": […] 这样一项")
	}
	_, err := d.Token()
	return err
}

func (r *reader) jsonYear(d *json.Decoder, at int) error {
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		return err
	}
	if json.Unmarshal(raw, &r.year) != nil || r.year < 2000 || r.year > 2100 {
		r.year = 0
		r.fault(at, "年份不对：请写 2000 到 2100 之间的四位数，不带引号")
	}
	return nil
}

func (r *reader) jsonDays(d *json.Decoder, text []byte) error {
	open, err := d.Token()
	if err != nil {
		return err
	}
	if open != json.Delim('[') {
		return &json.SyntaxError{Offset: d.InputOffset()}
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		if r.full(line(text, d.InputOffset())) {
			continue
		}
		r.jsonDay(raw, line(text, d.InputOffset()-int64(len(raw))))
	}
	_, err = d.Token()
	return err
}

func (r *reader) jsonDay(raw json.RawMessage, at int) {
	var day jsonDay
	switch err := json.Unmarshal(raw, &day); {
	case err != nil:
		r.fault(at, "这一天写得不对：要像 {\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}")
		return
	case day.Date == nil:
		r.fault(at, "这一天没有写 \"date\"")
		return
	case day.IsOffDay == nil:
		r.fault(at, "%s 没有写 \"isOffDay\"：true 是休息，false 是上班", clip(*day.Date))
		return
	}
	date, err := workday.ParseDate(*day.Date)
	if err != nil {
		r.fault(at, "日期“%s”不对：要写成 2027-01-01 这样，并且要有这一天", clip(*day.Date))
		return
	}
	name := ""
	if day.Name != nil {
		name = *day.Name
	}
	r.add(at, date, !*day.IsOffDay, name)
}

// line is the line in which the byte before the offset stands.
func line(text []byte, offset int64) int {
	end := min(max(offset, 0), int64(len(text)))
	return 1 + bytes.Count(text[:end], []byte("\n"))
}

func offsetOf(err error, d *json.Decoder) int64 {
	var malformed *json.SyntaxError
	if errors.As(err, &malformed) {
		return malformed.Offset
	}
	return d.InputOffset()
}
