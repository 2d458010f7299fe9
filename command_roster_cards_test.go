package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

// onPlatform gives a clerk a simulated platform to ask for codes.
func onPlatform(t *testing.T) *clerk {
	t.Helper()
	platform, err := simulator.New(simulator.Options{AppID: "wx0123456789abcdef", AppSecret: "secret", Token: "token",
		EncodingAESKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", Mode: "secure", Now: time.Now, Location: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	api := httptest.NewServer(platform.API())
	t.Cleanup(api.Close)
	return newClerk(t, "wechat: {app_id: wx0123456789abcdef, app_secret: secret, token: token, api_base_url: \""+api.URL+"\"}")
}

func (c *clerk) seed() {
	c.t.Helper()
	var paths []string
	for _, source := range demoRoster() {
		paths = append(paths, c.file(source.Name, string(source.Data)))
	}
	c.succeed(append([]string{"roster", "import"}, paths...)...)
}

func (c *clerk) read(name string) string {
	c.t.Helper()
	path := filepath.Join(c.dir, name)
	data, err := os.ReadFile(path)
	if err != nil {
		c.t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		c.t.Errorf("%s may be read by others: %v", name, err)
	}
	return string(data)
}

func TestCardsArePrinted(t *testing.T) {
	c := onPlatform(t)
	c.seed()
	contains(t, c.succeed("roster", "cards", "--dir", c.dir), "10张卡")
	page := c.read("绑定卡.html")
	contains(t, page, "<h1>王建国</h1>", "党代表、党员", "用微信扫一扫", "东岸镇联络办公室", "0577-86290000", "前有效")
	if codes := regexp.MustCompile(`class="digits">\d{4} \d{4}<`).FindAllString(page, -1); len(codes) != 10 {
		t.Errorf("%d codes", len(codes))
	}
	if pictures := strings.Count(page, "data:image/png;base64,"); pictures != 10 {
		t.Errorf("%d pictures", pictures)
	}
	if strings.Contains(page, "http:") || strings.Contains(page, "https:") {
		t.Error("the page would ask somebody else for something")
	}
	contains(t, c.fail("roster", "cards", "--dir", c.dir, "--name", "王建国"), "绑定卡.html：文件已经有了")
	if after := c.read("绑定卡.html"); after != page {
		t.Error("an earlier page was written over")
	}
	contains(t, c.succeed("roster", "cards", "--delegates", "--dir", c.dir), "3张卡")
	if page := c.read("代表卡.html"); strings.Count(page, "<section>") != 3 || strings.Contains(page, `class="digits"`) {
		t.Error("delegates' cards are wrong")
	}
}

func TestCardsWithoutThePlatform(t *testing.T) {
	c := newClerk(t)
	c.seed()
	contains(t, c.fail("roster", "cards", "--name", "赵六", "--dir", c.dir), "名册里没有赵六")
	contains(t, c.succeed("roster", "cards", "--name", "王建国", "--dir", c.dir), "1张卡", "没有写 wechat.app_id", "8位数字")
	contains(t, c.read("绑定卡.html"), "关注公众号，把这8个数字发过去")
	contains(t, c.fail("roster", "cards", "--delegates", "--dir", c.dir), "要连得上微信平台才行")
}

func TestUnbindWantsAReason(t *testing.T) {
	c := newClerk(t)
	c.seed()
	if code, _, _ := c.types("roster", "unbind", "王建国"); code != exitUsage {
		t.Errorf("exit %d", code)
	}
	contains(t, c.fail("roster", "unbind", "王建国", "--reason", "手机丢了"), "王建国没有绑定")
}
