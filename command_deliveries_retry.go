package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison"
)

type deliveryRetry struct {
	IDs   []string `arg:"" optional:"" name:"编号" help:"发件的编号，deliveries list --json 里的 id；可写几个"`
	JSON  bool     `name:"json" help:"输出 JSON"`
	State string   `enum:"task,waiting,dropped," default:"" placeholder:"状态" help:"这一状态的都重发，要和 --since 一起写：task 请打电话 waiting 等对方说话 dropped 不发了"`
	Kind  string   `enum:"card,addition,answer,ask,notice,media,question," default:"" placeholder:"种类" help:"只要这一种：card 来件 addition 补充 answer 答复 ask 问本人 notice 告知 media 语音照片 question 提问"`
	Since string   `placeholder:"时间" help:"从什么时候起排进来的：2026-11-09 或 2026-11-09T08:00"`
}

// retriedRow is one row of deliveries retry --json. Result is queued, or not with
// the reason why.
type retriedRow struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Matter string `json:"matter,omitempty"`
	State  string `json:"state"` // before
	Result string `json:"result"`
	Why    string `json:"why,omitempty"`
}

// Validate is asked by the parser.
func (r *deliveryRetry) Validate() error {
	if (len(r.IDs) > 0) == (r.State != "") {
		return errors.New("请写要重发的编号，或写 --state 状态 --since 时间，两样写一样")
	}
	if r.State != "" && r.Since == "" {
		return errors.New("--since 要写从什么时候起，如 --since 2026-11-09")
	}
	if _, err := r.since(time.UTC); err != nil {
		return err
	}
	return nil
}

func (r *deliveryRetry) since(location *time.Location) (time.Time, error) {
	if r.Since == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02 15:04", time.RFC3339} {
		if at, err := time.ParseInLocation(layout, r.Since, location); err == nil {
			return at, nil
		}
	}
	return time.Time{}, errors.New("--since 看不懂：请写 2026-11-09 或 2026-11-09T08:00")
}

// Run queues deliveries again, one transaction each; the program that serves sends
// them at its next look.
func (r *deliveryRetry) Run(c *console) error {
	rows := []retriedRow{}
	err := c.withOffice(func(office liaison.Office, config Config) error {
		ids, err := r.wanted(c.context, office, config)
		if err != nil {
			return err
		}
		for _, id := range ids {
			row, found, err := retryOne(c.context, office, id)
			switch {
			case err != nil:
				return err
			case found:
				rows = append(rows, row)
			case len(r.IDs) > 0:
				return &liaison.Fault{Kind: liaison.ErrNotFound, Sentence: "没有编号" + id + "的发件，请核对 deliveries list --json 里的 id"}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return printList(c.out, r.JSON, rows, retriedRow.line)
}

// wanted lists the ids given, or those of the class, oldest first.
func (r *deliveryRetry) wanted(ctx context.Context, office liaison.Office, config Config) (ids []string, err error) {
	if len(r.IDs) > 0 {
		return r.IDs, nil
	}
	since, err := r.since(config.Organization.Location())
	if err != nil {
		return nil, err
	}
	err = office.Look(ctx, func(d *liaison.Desk) error {
		ids = nil
		all, err := d.Tx().ListDeliveries([]liaison.DeliveryState{liaison.DeliveryState(r.State)}, 0)
		for _, delivery := range all {
			if !delivery.CreatedAt.Before(since) && (r.Kind == "" || r.Kind == string(delivery.Kind)) {
				ids = append(ids, delivery.ID)
			}
		}
		return err
	})
	slices.Reverse(ids)
	return ids, err
}

func retryOne(ctx context.Context, office liaison.Office, id string) (row retriedRow, found bool, err error) {
	var retried liaison.Retried
	err = office.Do(context.WithoutCancel(ctx), func(d *liaison.Desk) (err error) {
		retried, err = d.Retry(id, "command:deliveries retry")
		return err
	})
	if errors.Is(err, liaison.ErrNotFound) {
		return row, false, nil
	}
	row = retriedRow{ID: retried.ID, Kind: string(retried.Kind), Matter: retried.Number, State: string(retried.State), Result: "queued"}
	if retried.Why != "" {
		row.Result, row.Why = "not", retried.Why
	}
	return row, true, err
}

func (r retriedRow) line() string {
	line := fmt.Sprintf("%s  %s  %s  原来：%s", r.ID, inChinese(r.Kind), orNone(r.Matter), inChinese(r.State))
	if r.Why != "" {
		return line + "  没有重发：" + whyNotRetried(r.Why)
	}
	return line + "  重新排队，马上再发"
}

func whyNotRetried(why string) string {
	switch why {
	case liaison.NotRetriedSent:
		return "已经送到"
	case liaison.NotRetriedUnderWay:
		return "正在发"
	case liaison.NotRetriedRecalled:
		return "本人撤回了"
	case liaison.NotRetriedPhoned:
		return "办公室已经电话告知"
	case liaison.NotRetriedUnbound:
		return "对方没有绑定，或已取消关注"
	case liaison.NotRetriedForbidden:
		return "对方现在不能看这一件"
	case liaison.NotRetriedForgotten:
		return "内容已过保存期"
	}
	return why
}
