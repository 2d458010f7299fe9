package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

type rosterCards struct {
	Dir       string   `default:"." help:"写到哪个文件夹"`
	Names     []string `name:"name" placeholder:"姓名" help:"只做这些人的（姓名）；不写就做所有还没用码绑定的人，或所有代表"`
	Township  string   `placeholder:"乡镇" help:"只做这个乡镇的人的"`
	Delegates bool     `help:"做代表的二维码卡（长期有效，贴在村里），不做绑定卡"`
	liveCodes
}

// cardsAtOnce is how many codes are issued in one transaction.
const cardsAtOnce = 200

// Run writes a page of cards to be printed. New codes void the older unused ones of the same people, which is said first.
func (r *rosterCards) Run(c *console) error {
	if err := vacant(filepath.Join(r.Dir, r.file())); err != nil {
		return err // before an older code is void
	}
	return c.withOffice(func(office liaison.Office, config Config) error {
		cards, err := r.cards(c, office)
		if err != nil {
			return err
		}
		if len(cards) == 0 {
			return errors.New("没有要做卡的人")
		}
		if err := c.pictures(office, config, cards); err != nil {
			return err
		}
		page, err := r.page(cards, config)
		if err != nil {
			return err
		}
		if err := c.writeSources(r.Dir, []roster.Source{{Name: r.file(), Data: page}}); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%d张卡。用浏览器打开，打印成 A4；印好就删去这个文件。\n", len(cards))
		return nil
	})
}

// file is the name of the page.
func (r *rosterCards) file() string {
	if r.Delegates {
		return "代表卡.html"
	}
	return "绑定卡.html"
}

func (r *rosterCards) page(cards []liaison.Card, config Config) ([]byte, error) {
	if r.Delegates {
		return delegatePage(cards, config)
	}
	return bindingPage(cards, config)
}

func (r *rosterCards) cards(c *console, office liaison.Office) ([]liaison.Card, error) {
	people, err := r.people(c, office)
	if err != nil {
		return nil, err
	}
	var cards []liaison.Card
	for some := range slices.Chunk(people, cardsAtOnce) {
		made := make([]liaison.Card, 0, len(some))
		if err := office.Do(c.context, func(d *liaison.Desk) error {
			made = made[:0]
			for _, person := range some {
				card, err := r.card(d, person)
				if err != nil {
					return err
				}
				made = append(made, card)
			}
			return nil
		}); err != nil {
			return nil, err
		}
		cards = append(cards, made...)
	}
	return cards, nil
}

// people are those who get a card.
func (r *rosterCards) people(c *console, office liaison.Office) (people []liaison.Person, err error) {
	chosen := liaison.Chosen{Names: r.Names, Township: r.Township}
	err = office.Do(c.context, func(d *liaison.Desk) error {
		if err := d.TownshipKnown(r.Township); err != nil {
			return err
		}
		if r.Delegates {
			people, err = d.Delegates(chosen)
			return err
		}
		if people, err = d.AwaitingCode(chosen); err == nil {
			_, err = d.ForgetOldCards()
		}
		return err
	})
	if err != nil || r.Delegates {
		return people, err
	}
	return r.leave(c, office, people)
}

func (r *rosterCards) card(d *liaison.Desk, person liaison.Person) (liaison.Card, error) {
	if r.Delegates {
		return d.DelegateCard(person)
	}
	return d.IssueCard(person.ID, "command:roster cards")
}

// pictures asks the platform for the codes. Without it a binding card carries its digits alone, which can be typed; a
// delegate's card would be useless and is an error.
func (c *console) pictures(office liaison.Office, config Config, cards []liaison.Card) error {
	account, closeAccount, err := c.account(config)
	if err == nil {
		defer closeAccount()
		err = c.ask(office, account, config, cards)
	}
	if err == nil {
		return nil
	}
	if cards[0].Scene.Kind == liaison.SceneDelegate {
		return fmt.Errorf("做不了代表卡，要连得上微信平台才行。%s", platformTrouble(err))
	}
	fmt.Fprintln(c.err, "提醒："+platformTrouble(err)+"卡上没有的二维码改成8位数字，扫出来要自己发给公众号。")
	return nil
}

func (c *console) ask(office liaison.Office, account *wechat.Account, config Config, cards []liaison.Card) error {
	for i := range cards {
		card := &cards[i]
		if card.Scene.URL != "" {
			continue
		}
		ctx, cancel := context.WithTimeout(c.context, 15*time.Second)
		code, err := askFor(ctx, account, config, *card)
		cancel()
		if err != nil {
			return err
		}
		card.Scene.URL = code.URL
		if card.Scene.Kind != liaison.SceneDelegate {
			continue
		}
		if err := office.Do(c.context, func(d *liaison.Desk) error { return d.SceneMade(card.Scene, code.URL) }); err != nil {
			return err
		}
	}
	return nil
}

func askFor(ctx context.Context, account *wechat.Account, config Config, card liaison.Card) (wechat.QRCode, error) {
	if card.Scene.Kind == liaison.SceneDelegate {
		return account.PermanentQRNumber(ctx, card.Scene.Number)
	}
	return account.TemporaryQRNumber(ctx, card.Scene.Number, config.Policy.Terms().CodeLasts)
}

// account opens the account of the settings for one command, beside a running serve.
func (c *console) account(config Config) (*wechat.Account, func(), error) {
	w := config.WeChat
	if w.AppID == "" || w.AppSecret == "" {
		return nil, nil, errNoAccount
	}
	client, err := wechat.NewClient(wechat.Settings{AppID: w.AppID, AppSecret: w.AppSecret.Reveal(), BaseURL: w.APIBaseURL})
	if err != nil {
		return nil, nil, err
	}
	return wechat.NewAccount(client), client.Close, nil
}

var errNoAccount = errors.New("没有写 wechat.app_id 和 wechat.app_secret")

func platformTrouble(err error) string {
	var refused *wechat.Error
	switch {
	case errors.Is(err, errNoAccount):
		return "设置里" + err.Error() + "。"
	case errors.As(err, &refused):
		return fmt.Sprintf("微信平台不给二维码（%d）：%s。", refused.Code, remedyFor(refused.Code))
	}
	return "连不上微信平台。"
}
