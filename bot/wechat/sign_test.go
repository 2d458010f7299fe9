package wechat_test

import (
	"testing"

	"shuanglian/bot/wechat"
)

func TestSignOfficialURL(t *testing.T) {
	if got := wechat.Sign("AAAAA", "1714037059", "486452656"); got != "899cf89e464efb63f54ddac96b0a0a235f53aa78" {
		t.Error(got)
	}
	parts := []string{"b", "a"}
	wechat.Sign(parts...)
	if parts[0] != "b" {
		t.Error("Sign sorted its caller's slice")
	}
}

func TestSignatureEqual(t *testing.T) {
	for _, tc := range []struct {
		want, got string
		equal     bool
	}{{"abc", "abc", true}, {"abc", "abd", false}, {"abc", "", false}, {"", "", false}} {
		if wechat.SignatureEqual(tc.want, tc.got) != tc.equal {
			t.Errorf("%q and %q", tc.want, tc.got)
		}
	}
}

// The example of the JS-SDK page's appendix.
func TestSignJSSDK(t *testing.T) {
	const ticket = "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg"
	for url, want := range map[string]string{
		"http://mp.weixin.qq.com":                   "f4d90daf4b3bca3078ab155816175ba34c443a7b",
		"http://mp.weixin.qq.com?params=value":      "0f9de62fce790f9a083d5c99e95740ceb90c27ed",
		"http://mp.weixin.qq.com?params=value#part": "0f9de62fce790f9a083d5c99e95740ceb90c27ed",
	} {
		if got := wechat.SignJSSDK(ticket, "Wm3WZYTPz0wzccnW", 1414587457, url); got != want {
			t.Errorf("%s: %s", url, got)
		}
	}
}
