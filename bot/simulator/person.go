package simulator

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// person is a WeChat user as the platform keeps him for this account.
type person struct {
	name, note, openID string
	follows            bool
	gone               bool      // gave up WeChat itself
	since              time.Time // of the last follow
	scene              string    // the QR scene he followed by
	refuses            bool      // switched off "接收消息"
	blacklisted        bool      // by the account
	grants             []grant
	tags               []int // in the order they were put on him
	remark             string
	agreed             map[string]*allowance // to subscription notices, by template
	typingTil          time.Time             // until when the account seems to type
	bubbles            []Bubble
	version            int64 // raised by every change of his phone
}

// Person is what others may know of a user.
type Person struct {
	Name    string `json:"name"`
	Note    string `json:"note"` // a word about him, such as 党代表
	Follows bool   `json:"follows"`
	Refuses bool   `json:"refuses"` // has switched off "接收消息"
	Version int64  `json:"version"` // raised by every change of his phone
}

// AddPerson puts a user on the list of the phones page; note says who he is.
// A known name only gets the new note.
func (p *Platform) AddPerson(name, note string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.person(name).note = note
	p.changed(nil)
}

// People lists all users in the order in which they came.
func (p *Platform) People() []Person {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make([]Person, 0, len(p.order))
	for _, u := range p.order {
		all = append(all, Person{u.name, u.note, u.follows, u.refuses, u.version})
	}
	return all
}

// OpenID is the openid of a name, for this account always the same 28 characters.
func (p *Platform) OpenID(name string) string {
	sum := sha256.Sum256([]byte(p.opt.AppID + "\x00" + name))
	return "o9AgO5K" + base64.RawURLEncoding.EncodeToString(sum[:])[:21]
}

// NameOf is the name behind an openid, or "" if the platform does not know it.
func (p *Platform) NameOf(openID string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if u := p.openIDs[openID]; u != nil {
		return u.name
	}
	return ""
}

// person finds or makes the user of a name. The lock is held.
func (p *Platform) person(name string) *person {
	if u := p.people[name]; u != nil {
		return u
	}
	u := &person{name: name, openID: p.OpenID(name)}
	p.people[name] = u
	p.openIDs[u.openID] = u
	p.order = append(p.order, u)
	return u
}

// What makes an act impossible.
var (
	errNotFollowing = errors.New("does not follow the account")
	errFollowing    = errors.New("follows already")
	errGone         = errors.New("has given up WeChat")
	errNoButton     = errors.New("has no such menu button")
	errButtonKind   = errors.New("no phone here can do what this kind of button asks")
)

func impossible(name string, why error) error { return fmt.Errorf("simulator: %s %w", name, why) }

// follower is the user of a name, who must follow the account. The lock is held.
func (p *Platform) follower(name string) (*person, error) {
	u := p.people[name]
	switch {
	case u == nil:
		return nil, impossible(name, errNotFollowing)
	case u.gone:
		return nil, impossible(name, errGone)
	case !u.follows:
		return nil, impossible(name, errNotFollowing)
	}
	return u, nil
}

// leave ends all that holds only while he follows.
func (u *person) leave() {
	u.follows, u.grants, u.tags, u.remark, u.typingTil = false, nil, nil, "", time.Time{}
}

func digest(parts ...string) string {
	h := sha256.New()
	for _, s := range parts {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}
