package bot_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"shuanglian/bot"
)

// keyFor is the key that a push gets.
func keyFor(t *testing.T, push string, change func(o *bot.Options)) string {
	t.Helper()
	w := newWorld(t, change)
	query, body := seal(t, currentKey, appID, push, "n", time.Now())
	if got := w.post(query, body); got.status != 200 {
		t.Fatalf("%+v", got)
	}
	asked, _, _ := w.did()
	return asked[0].Key
}

func TestKeys(t *testing.T) {
	subscribe := keyFor(t, eventPush("subscribe", "", ""), nil)
	if !regexp.MustCompile(`^e:1714112445[0-9a-f]{32}$`).MatchString(subscribe) {
		t.Errorf("key %q", subscribe)
	}
	if again := keyFor(t, eventPush("subscribe", "", ""), nil); again != subscribe {
		t.Errorf("a copy got another key: %q and %q", subscribe, again)
	}
	seen := map[string]string{subscribe: "subscribe"}
	for name, push := range map[string]string{
		"another event":       eventPush("SCAN", "", ""),
		"another event key":   eventPush("subscribe", "qrscene_1", ""),
		"another person":      strings.Replace(eventPush("subscribe", "", ""), "oOne", "oTwo", 1),
		"another second":      strings.Replace(eventPush("subscribe", "", ""), "1714112445", "1714112446", 1),
		"one template":        eventPush("TEMPLATESENDJOBFINISH", "", "<MsgID>1</MsgID>"),
		"another template":    eventPush("TEMPLATESENDJOBFINISH", "", "<MsgID>2</MsgID>"),
		"a message":           textPush("77", "x"),
		"no number":           textPush("", "x"),
		"no number, another":  textPush("", "y"),
		"event and key glued": eventPush("subscri", "be", ""),
	} {
		key := keyFor(t, push, nil)
		if other, ok := seen[key]; ok {
			t.Errorf("%s has the key of %s", name, other)
		}
		seen[key] = name
	}
	if own := keyFor(t, eventPush("subscribe", "", ""), func(o *bot.Options) { o.HMACKey = []byte("own") }); own == subscribe {
		t.Error("the configured key wasn't used")
	}
}
