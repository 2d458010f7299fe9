package main

import (
	"fmt"
	"net"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"
)

// faultList collects what is wrong, one sentence a fault, each beginning with its key.
type faultList []error

func (f *faultList) add(key, format string, args ...any) {
	*f = append(*f, fmt.Errorf("%s：%s", key, fmt.Sprintf(format, args...)))
}

func (f *faultList) must(ok bool, key, format string, args ...any) {
	if !ok {
		f.add(key, format, args...)
	}
}

func (c Config) faults() faultList {
	var f faultList
	c.Server.check(&f)
	c.WeChat.check(&f)
	c.Redis.check(&f)
	c.Database.check(&f)
	f.must(strings.TrimSpace(c.Files.Dir) != "", "files.dir", "没有写：请写放语音照片的文件夹，如 data/files")
	c.Organization.check(&f)
	c.Policy.check(&f)
	eachField(reflect.ValueOf(c.Schedules), "schedules.", func(key string, _ reflect.StructField, spec reflect.Value) {
		if err := checkSpec(spec.String()); err != nil {
			f.add(key, "%s", err)
		}
	})
	f.must(!c.Simulator.Clock || loopback(c.Server.Listen), "simulator.clock",
		"只能在本机用：请把 server.listen 改成 127.0.0.1 开头，或关掉 simulator.clock")
	return f
}

func (s ServerConfig) check(f *faultList) {
	f.must(hostPort(s.Listen), "server.listen", "%q 不对：请写 地址:端口，如 127.0.0.1:8080", s.Listen)
	address, err := url.Parse(s.PublicURL)
	f.must(s.PublicURL == "" || err == nil && isHTTP(address) && strings.Trim(address.Path, "/") == "" && address.RawQuery == "" && address.User == nil,
		"server.public_url", "%q 不对：请写 https://域名，后面不带路径", s.PublicURL)
}

func (w WeChatConfig) check(f *faultList) {
	key := regexp.MustCompile(`^[A-Za-z0-9]{43}$`)
	f.must(w.AppID == "" || regexp.MustCompile(`^wx[0-9A-Za-z]{4,30}$`).MatchString(w.AppID), "wechat.app_id",
		"%q 不对：请从公众平台“开发接口管理”里抄开发者ID，以 wx 开头（gh_ 开头的是原始ID）", w.AppID)
	f.must(w.Token == "" || regexp.MustCompile(`^[A-Za-z0-9]{3,32}$`).MatchString(w.Token.Reveal()), "wechat.token",
		"应是3至32位字母数字，与公众平台“服务器配置”里的令牌一致")
	f.must(w.EncodingAESKey == "" || key.MatchString(w.EncodingAESKey.Reveal()), "wechat.encoding_aes_key",
		"应是43位字母数字，与公众平台“服务器配置”里的消息加解密密钥一致")
	f.must(w.PreviousEncodingAESKey == "" || key.MatchString(w.PreviousEncodingAESKey.Reveal()), "wechat.previous_encoding_aes_key",
		"应是43位字母数字；没有换过密钥就留空")
	f.must(slices.Contains([]string{"secure", "plain", "compatible"}, w.Mode), "wechat.mode",
		"%q 不对：请写 secure（安全模式）plain（明文模式）compatible（兼容模式）中的一个", w.Mode)
	f.must(w.OnFault == "hold" || w.OnFault == "503", "wechat.on_fault", "%q 不对：请写 hold 或 503", w.OnFault)
	f.must(w.FreshFor <= 24*hour, "wechat.fresh_for", "%s 太长：最多 24h，一般 1h；0 表示不查", w.FreshFor)
	base, err := url.Parse(w.APIBaseURL)
	f.must(err == nil && isHTTP(base) && base.RawQuery == "" && base.User == nil && (base.Scheme == "https" || loopback(base.Host)),
		"wechat.api_base_url", "不对：请写 https://api.weixin.qq.com（只有本机地址可用 http）")
	for kind, entry := range w.Templates {
		entry.check(f, "wechat.templates."+kind)
	}
	for kind, entry := range w.Subscriptions {
		TemplateConfig{ID: entry.ID, Fields: entry.Fields}.check(f, "wechat.subscriptions."+kind)
		f.must(kind == waitingTemplate, "wechat.subscriptions."+kind, "用不上：现在只有 %s 一种", waitingTemplate)
	}
}

func (t TemplateConfig) check(f *faultList, key string) {
	f.must(t.ID != "", key+".id", "没有写：请抄公众平台里的模板ID")
	f.must(len(t.Fields) > 0, key+".fields", "没有写：请按模板的每个字段写一行，如 thing1: \"{{.What}}\"")
	field := regexp.MustCompile(`^[a-z_]+[0-9]{1,2}$`)
	for name, text := range t.Fields {
		f.must(field.MatchString(name), key+".fields."+name, "字段名不对：应像 thing1、time3 这样，与公众平台里的模板一致")
		_, err := template.New(name).Parse(text)
		f.must(err == nil && text != "", key+".fields."+name, "不是合格的模板文字：请检查花括号")
	}
}

func (r RedisConfig) check(f *faultList) {
	for _, address := range r.Addrs {
		f.must(hostPort(address), "redis.addrs", "%q 不对：请写 地址:端口，如 127.0.0.1:6379", address)
	}
	f.must(len(r.Addrs) < 2 || r.Cluster, "redis.addrs", "写了%d个地址：几个地址只用于集群，请设 cluster: true 或只留一个", len(r.Addrs))
	f.must(r.DB >= 0 && r.DB <= 15, "redis.db", "%d 不对：请写 0 到 15", r.DB)
	f.must(!r.Cluster || r.DB == 0, "redis.db", "集群只有 0 号库：请写 0")
	f.must(!r.Cluster || len(r.Addrs) > 0, "redis.addrs", "设了集群却没有地址")
}

func (d DatabaseConfig) check(f *faultList) {
	text := d.URL.Reveal()
	path, isSQLite := strings.CutPrefix(text, "sqlite:")
	address, err := url.Parse(text)
	isPostgres := err == nil && (address.Scheme == "postgres" || address.Scheme == "postgresql") && address.Host != ""
	f.must(isSQLite && path != "" || isPostgres, "database.url",
		"不对：请写 sqlite:文件路径，或 postgres://用户:密码@地址:5432/库名")
}

func (o OrganizationConfig) check(f *faultList) {
	_, err := time.LoadLocation(o.Timezone)
	f.must(err == nil && o.Timezone != "" && o.Timezone != "Local", "organization.timezone", "%q 不对：请写 Asia/Shanghai", o.Timezone)
	f.must(o.Consent >= 1 && o.Consent <= 9999, "organization.consent_version", "%d 不行：请写1起的数，个人信息说明的意思变了就加1", o.Consent)
	phone := regexp.MustCompile(`^[0-9][0-9-]{2,19}$`)
	f.must(o.Phone == "" || phone.MatchString(o.Phone), "organization.phone", "不对：请写办公室的电话，如 0577-86290000")
	for name, township := range o.Townships {
		key := "organization.townships." + name
		f.must(name != "" && name == strings.TrimSpace(name), key, "没有名称或前后有空格：请照名册“乡镇”一列写")
		f.must(phone.MatchString(township.Phone), key+".phone", "不对：请写这个乡镇办公室的电话，如 0577-86290001；没有自己的电话就不要列出来")
	}
	f.must(len([]rune(o.Name)) <= 40 && !strings.ContainsAny(o.Name, "\r\n<>〔〕"), "organization.name", "太长或有换行、尖括号：最多40个字")
}

// ValidateAccount names what is missing to serve a real account. It asks nothing that Validate asks already.
func (c Config) ValidateAccount() error {
	var f faultList
	f.must(c.WeChat.AppID != "", "wechat.app_id", "没有写：请从公众平台“开发接口管理”里抄开发者ID")
	f.must(c.WeChat.AppSecret != "", "wechat.app_secret", "没有写：请用 SHUANGLIAN_WECHAT_APP_SECRET_FILE 指明放密钥的文件")
	f.must(c.WeChat.Token != "", "wechat.token", "没有写：请与公众平台“服务器配置”里的令牌一致")
	f.must(c.WeChat.Mode == "plain" || c.WeChat.EncodingAESKey != "", "wechat.encoding_aes_key",
		"没有写：%s 模式要有它，请与公众平台“服务器配置”里的消息加解密密钥一致", c.WeChat.Mode)
	f.must(c.Organization.Name != "", "organization.name", "没有写：请写乡镇或单位的名称，居民会看到")
	f.must(c.Organization.Phone != "", "organization.phone", "没有写：请写联络办公室的电话，每条出错的答复里都有它")
	return f.join()
}

func hostPort(address string) bool {
	_, port, err := net.SplitHostPort(address)
	number, errPort := strconv.Atoi(port)
	return err == nil && errPort == nil && number >= 0 && number <= 65535
}

func isHTTP(address *url.URL) bool {
	return (address.Scheme == "http" || address.Scheme == "https") && address.Hostname() != ""
}

// loopback tells whether an address, with or without a port, is this machine's own.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
