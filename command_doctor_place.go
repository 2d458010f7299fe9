package main

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"shuanglian/liaison"
)

// examineFolder writes a file into the folder, or into the one in which it would be
// made, and takes it away again.
func examineFolder(folder string) error {
	there := folder
	for {
		at, err := os.Stat(there)
		if err == nil && !at.IsDir() {
			return fmt.Errorf("%s 不是文件夹：请改 files.dir", there)
		}
		if err == nil {
			break
		}
		above := filepath.Dir(there)
		if above == there {
			return fmt.Errorf("到不了 %s：请改 files.dir", folder)
		}
		there = above
	}
	trial, err := os.CreateTemp(there, ".doctor-")
	if err != nil {
		return fmt.Errorf("写不进 %s：请看磁盘满了没有、运行的账号有没有写的权限（files.dir）", there)
	}
	_, err = trial.WriteString("doctor")
	if errorsFirst(err, trial.Close(), os.Remove(trial.Name())) != nil {
		return fmt.Errorf("写不进 %s：请看磁盘满了没有（files.dir）", there)
	}
	return nil
}

// clockOff is how far a clock may be off before deadlines told in minutes and
// signatures suffer.
const clockOff = time.Minute

// examineClock compares the machine's clock with the platform's.
func (c *console) examineClock(config Config) error {
	response, err := c.fetch(config.WeChat.APIBaseURL)
	if err != nil {
		return errNotExamined
	}
	_ = response.Body.Close()
	theirs, err := http.ParseTime(response.Header.Get("Date"))
	if err != nil {
		return errNotExamined
	}
	off := time.Since(theirs).Round(time.Second)
	if off.Abs() <= clockOff {
		return nil
	}
	way := "快"
	if off < 0 {
		way = "慢"
	}
	return fmt.Errorf("这台机器的钟比微信平台%s了%s：请开网络校时（如 timedatectl set-ntp true），不然期限会错、消息会被当成伪造的", way, off.Abs())
}

// fetch gets an address with a few seconds' patience.
func (c *console) fetch(address string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(c.context, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("doctor: address: %w", err)
	}
	response, err := (&http.Client{Timeout: fetchWithin}).Do(request)
	if err != nil {
		return nil, errors.New("doctor: no answer") // the client's error holds the address with its signature
	}
	return response, nil
}

const fetchWithin = 5 * time.Second

// examinePlace looks at who is there for what people say, and whether what goes
// out goes out.
func (c *console) examinePlace() []finding {
	return []finding{
		{what: "联络办公室", slight: true, fault: c.examineOffice()},
		{what: "发消息", slight: true, fault: c.examinePauses()},
		{what: "纪检专员", slight: true, fault: c.examineDiscipline()},
		{what: "发件", fault: c.examineQueue()},
	}
}

// examineDiscipline asks whether somebody may read what is about delegates.
func (c *console) examineDiscipline() error {
	return c.look(func(d *liaison.Desk, _ Config) error {
		people, err := d.Tx().PeopleWithRole(liaison.RoleDisciplineLiaison)
		if err != nil {
			return err
		}
		for _, person := range people {
			binding, err := d.Tx().BindingOf(person.ID)
			if err == nil && binding.Strength == liaison.Strong && person.ActsAs(liaison.RoleDisciplineLiaison) {
				return nil
			}
			if err != nil && !errors.Is(err, liaison.ErrNotFound) {
				return err
			}
		}
		if len(people) == 0 {
			return errors.New("名册里没有纪检专员：检举控告只能封着没人看。请在名册“身份”里写上，导入后发码")
		}
		return fmt.Errorf("纪检专员还没有绑定（名册里有%d人）：检举控告只能封着没人看。请用 roster codes 发码，让本人绑定", len(people))
	})
}

// examineQueue asks whether anybody sends what is due.
func (c *console) examineQueue() error {
	return c.look(func(d *liaison.Desk, _ Config) error {
		next, err := d.NextDue()
		if err != nil || next.IsZero() {
			return err
		}
		if late := d.Now().Sub(next); late > queueTooOld {
			return fmt.Errorf("该发的已经晚了%s：serve 没有在跑，或卡住了。请起 serve，再看它的日志", strings.TrimSuffix(late.Round(time.Minute).String(), "0s"))
		}
		return nil
	})
}
