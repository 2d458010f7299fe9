package wechat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/silenceper/wechat/v2/officialaccount"
	"github.com/silenceper/wechat/v2/officialaccount/basic"
	"github.com/silenceper/wechat/v2/officialaccount/config"
	"github.com/silenceper/wechat/v2/officialaccount/js"
	"github.com/silenceper/wechat/v2/officialaccount/menu"
	"github.com/silenceper/wechat/v2/officialaccount/user"
	"github.com/silenceper/wechat/v2/util"
)

// Account does what the silenceper/wechat library does well: menus, QR codes, followers, tags and
// page signatures. This is the only file that knows the library. Its calls go through the
// client's Transport, so they have the same limits, tokens and errors as Call; they take no
// context, so ctx is looked at before a call and the transport's timeout ends it.
type Account struct {
	client *Client
	menu   *menu.Menu
	user   *user.User
	page   *js.Js
}

// NewAccount joins the library to a client. The first call replaces the library's HTTP client,
// which is one for the whole process, so it must come before any goroutine uses the library.
// Several accounts may live in one process: each is known by its token's placeholder.
func NewAccount(client *Client) *Account {
	join(client.transport)
	library := officialaccount.NewOfficialAccount(&config.Config{AppID: client.appID, Cache: newLibraryCache()})
	library.SetAccessTokenHandle(placeholderHandle(client.transport.placeholder))
	// Taken here, once: the library makes them at their first use without a lock.
	return &Account{client: client, menu: library.GetMenu(), user: library.GetUser(), page: library.GetJs()}
}

// placeholderHandle is the library's source of tokens. The real token is put in by the Transport,
// so that neither the library nor its errors ever hold it.
type placeholderHandle string

func (h placeholderHandle) GetAccessToken() (string, error) { return string(h), nil }

func (h placeholderHandle) GetAccessTokenContext(context.Context) (string, error) {
	return string(h), nil
}

// joining guards the library's own global, util.DefaultHTTPClient.
var joining sync.Mutex

func join(t *Transport) {
	joining.Lock()
	defer joining.Unlock()
	router, ok := util.DefaultHTTPClient.Transport.(*libraryRouter)
	if !ok {
		router = &libraryRouter{}
		util.DefaultHTTPClient = &http.Client{Transport: router}
	}
	router.accounts.Store(t.placeholder, t)
}

// libraryRouter sends each call of the library to the Transport whose placeholder it carries.
type libraryRouter struct{ accounts sync.Map }

// RoundTrip implements http.RoundTripper.
func (r *libraryRouter) RoundTrip(req *http.Request) (*http.Response, error) {
	found, ok := r.accounts.Load(req.URL.Query().Get(tokenParameter))
	t, isTransport := found.(*Transport)
	if !ok || !isTransport {
		return nil, notSendable(req.URL.Path, errors.New("a library call without a known account"))
	}
	return t.RoundTrip(req)
}

// through runs one library call and gives its error in this package's types: the library's
// client wraps them together with the URL, which may hold an openid.
func through(ctx context.Context, call func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := call()
	var asked *url.Error
	if errors.As(err, &asked) {
		return asked.Err
	}
	if err != nil {
		return fmt.Errorf("wechat: account: %s", Redact(err.Error()))
	}
	return nil
}

// CreateMenu publishes the default menu. Phones show it within 5 minutes.
func (a *Account) CreateMenu(ctx context.Context, buttons []MenuButton) error {
	body, err := marshal(map[string]any{"button": buttons})
	if err != nil {
		return notSendable("/cgi-bin/menu/create", err)
	}
	return through(ctx, func() error { return a.menu.SetMenuByJSON(string(body)) })
}

// AddConditionalMenu publishes a menu for the followers with a tag; there must be a default menu.
// The library's rule knows no tag_id, so the JSON is ours.
func (a *Account) AddConditionalMenu(ctx context.Context, tagID int, buttons []MenuButton) error {
	body, err := marshal(map[string]any{"button": buttons, "matchrule": map[string]any{"tag_id": fmt.Sprint(tagID)}})
	if err != nil {
		return notSendable("/cgi-bin/menu/addconditional", err)
	}
	return through(ctx, func() error { return a.menu.AddConditionalByJSON(string(body)) })
}

// DeleteConditionalMenu takes one conditional menu away.
func (a *Account) DeleteConditionalMenu(ctx context.Context, menuID int64) error {
	return a.client.Call(ctx, "/cgi-bin/menu/delconditional", map[string]string{"menuid": strconv.FormatInt(menuID, 10)}, nil)
}

// Templates gives the account's templates.
func (a *Account) Templates(ctx context.Context) ([]ListedTemplate, error) {
	var out struct {
		List []ListedTemplate `json:"template_list"`
	}
	err := a.client.Call(ctx, "/cgi-bin/template/get_all_private_template", nil, &out)
	return out.List, err
}

// DeleteMenus takes away the default menu and all conditional ones.
func (a *Account) DeleteMenus(ctx context.Context) error {
	return through(ctx, a.menu.DeleteMenu)
}

// Menus gives the published menus, the default one first; none is no error. It asks by Call,
// since the library drops the tag of conditional menus.
func (a *Account) Menus(ctx context.Context) ([]Menu, error) {
	var out struct {
		Menu *struct {
			Button []MenuButton `json:"button"`
		} `json:"menu"`
		Conditional []struct {
			Button    []MenuButton `json:"button"`
			MatchRule struct {
				TagID   json.Number `json:"tag_id"`
				GroupID json.Number `json:"group_id"` // what older answers call it
			} `json:"matchrule"`
			MenuID int64 `json:"menuid"`
		} `json:"conditionalmenu"`
	}
	err := a.client.Call(ctx, "/cgi-bin/menu/get", nil, &out)
	var refused *Error
	if errors.As(err, &refused) && refused.Code == 46003 { // menu no exist
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var menus []Menu
	if out.Menu != nil {
		menus = append(menus, Menu{Buttons: out.Menu.Button})
	}
	for _, c := range out.Conditional {
		tag, err := c.MatchRule.TagID.Int64()
		if err != nil {
			tag, _ = c.MatchRule.GroupID.Int64() // 0 if there is neither
		}
		menus = append(menus, Menu{ID: c.MenuID, TagID: int(tag), Buttons: c.Button})
	}
	return menus, nil
}

// TryMenu gives the buttons that a follower sees.
func (a *Account) TryMenu(ctx context.Context, openID string) ([]MenuButton, error) {
	var out []MenuButton
	err := through(ctx, func() error {
		buttons, err := a.menu.MenuTryMatch(openID)
		if err != nil {
			return err
		}
		raw, err := marshal(buttons)
		if err != nil {
			return err
		}
		return json.Unmarshal(raw, &out)
	})
	return out, err
}

// TemporaryQR makes a code with a text scene of 1..64 characters, for at most 30 days.
func (a *Account) TemporaryQR(ctx context.Context, scene string, life time.Duration) (QRCode, error) {
	return a.createQR(ctx, basic.NewTmpQrRequest(life, scene))
}

// TemporaryQRNumber makes a code with a number for a scene, which must not be 0.
func (a *Account) TemporaryQRNumber(ctx context.Context, scene int, life time.Duration) (QRCode, error) {
	return a.createQR(ctx, basic.NewTmpQrRequest(life, scene))
}

// PermanentQR makes a code with a text scene. An account has 100,000 and can't delete any.
func (a *Account) PermanentQR(ctx context.Context, scene string) (QRCode, error) {
	return a.createQR(ctx, basic.NewLimitQrRequest(scene))
}

// PermanentQRNumber makes a code with a scene of 1..100000.
func (a *Account) PermanentQRNumber(ctx context.Context, scene int) (QRCode, error) {
	return a.createQR(ctx, basic.NewLimitQrRequest(scene))
}

// createQR sends the library's request by Call: the library itself takes an errmsg of "ok" for a
// failure and turns typed errors into text.
func (a *Account) createQR(ctx context.Context, request *basic.Request) (QRCode, error) {
	var ticket basic.Ticket
	if err := a.client.Call(ctx, "/cgi-bin/qrcode/create", request, &ticket); err != nil {
		return QRCode{}, err
	}
	shown := ticket
	shown.Ticket = url.QueryEscape(ticket.Ticket) // the library doesn't
	return QRCode{
		Ticket: ticket.Ticket, URL: ticket.URL, Image: basic.ShowQRCode(&shown),
		Expires: time.Duration(ticket.ExpireSeconds) * time.Second,
	}, nil
}

// Follower asks for one person. Someone who doesn't follow has Follows false and nothing else.
func (a *Account) Follower(ctx context.Context, openID string) (Follower, error) {
	var f Follower
	err := through(ctx, func() error {
		info, err := a.user.GetUserInfo(url.QueryEscape(openID))
		if err != nil {
			return err
		}
		f = Follower{
			OpenID: info.OpenID, Follows: info.Subscribe == 1, UnionID: info.UnionID, Remark: info.Remark,
			FollowedFrom: info.SubscribeScene, Scene: info.QrSceneStr,
		}
		if info.SubscribeTime > 0 {
			f.FollowedAt = time.Unix(int64(info.SubscribeTime), 0)
		}
		if f.Scene == "" && info.QrScene != 0 {
			f.Scene = fmt.Sprint(info.QrScene)
		}
		for _, tag := range info.TagIDList {
			f.Tags = append(f.Tags, int(tag))
		}
		return nil
	})
	return f, err
}

// Followers gives up to 10,000 openids after next ("" for the first), and the next next, "" at
// the end.
func (a *Account) Followers(ctx context.Context, next string) (openIDs []string, after string, err error) {
	err = through(ctx, func() error {
		list, err := a.user.ListUserOpenIDs(next)
		if err != nil {
			return err
		}
		openIDs = list.Data.OpenIDs
		if list.Count > 0 {
			after = list.NextOpenID
		}
		return nil
	})
	return openIDs, after, err
}

// Tags gives all tags of the account.
func (a *Account) Tags(ctx context.Context) (tags []Tag, err error) {
	err = through(ctx, func() error {
		found, err := a.user.GetTag()
		for _, tag := range found {
			tags = append(tags, Tag{ID: int(tag.ID), Name: tag.Name, Count: tag.Count})
		}
		return err
	})
	return tags, err
}

// CreateTag makes a tag of at most 30 characters; an account has at most 100.
func (a *Account) CreateTag(ctx context.Context, name string) (tag Tag, err error) {
	err = through(ctx, func() error {
		made, err := a.user.CreateTag(name)
		if err == nil && made != nil {
			tag = Tag{ID: int(made.ID), Name: made.Name}
		}
		return err
	})
	return tag, err
}

// tagAtOnce is how many openids one tagging call takes.
const tagAtOnce = 50

// Tag puts a tag on followers. Of several tags the last one put on decides the menu. With an
// error, some of the followers may have it.
func (a *Account) Tag(ctx context.Context, tagID int, openIDs ...string) error {
	for chunk := range slices.Chunk(openIDs, tagAtOnce) {
		if err := through(ctx, func() error { return a.user.BatchTag(chunk, int32(tagID)) }); err != nil {
			return err
		}
	}
	return nil
}

// Untag takes a tag off followers.
func (a *Account) Untag(ctx context.Context, tagID int, openIDs ...string) error {
	for chunk := range slices.Chunk(openIDs, tagAtOnce) {
		if err := through(ctx, func() error { return a.user.BatchUntag(chunk, int32(tagID)) }); err != nil {
			return err
		}
	}
	return nil
}

// SignPage signs an address for wx.config. Its host must be a JS接口安全域名 of the account.
func (a *Account) SignPage(ctx context.Context, address string) (signature PageSignature, err error) {
	address, _, _ = strings.Cut(address, "#")
	err = through(ctx, func() error {
		made, err := a.page.GetConfigContext(ctx, address)
		if err == nil {
			signature = PageSignature{made.AppID, made.Timestamp, made.NonceStr, made.Signature}
		}
		return err
	})
	return signature, err
}
