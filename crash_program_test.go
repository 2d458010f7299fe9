package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// program is `shuanglian serve` as a real process that can be killed and comes
// back on the same address.
type program struct {
	t       testing.TB
	address string
	config  string
	kills   atomic.Int32
	orders  chan struct{}

	mu      sync.Mutex
	process *exec.Cmd
	log     bytes.Buffer
}

func newProgram(t testing.TB, config Config) *program {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, address: listener.Addr().String(), config: filepath.Join(t.TempDir(), "config.yaml"), orders: make(chan struct{}, 1)}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	redis := "[]"
	if len(config.Redis.Addrs) > 0 {
		redis = fmt.Sprintf("[%q]", config.Redis.Addrs[0])
	}
	text := fmt.Sprintf(`server: {listen: %q}
wechat: {app_id: %s, app_secret: %s, token: %s, encoding_aes_key: %s, mode: secure, api_base_url: %q,
  templates: {waiting: {id: %q, fields: {thing1: "{{.what}}", time2: "{{.time}}", thing3: "{{.hint}}"}}}}
redis: {addrs: %s}
database: {url: %q}
organization: {name: 东岸镇, phone: 0577-86290000}
policy: {recall_hold: 0s, awake_for: 2h, messages_per_10_minutes: 1000}
`, p.address, config.WeChat.AppID, config.WeChat.AppSecret.Reveal(), config.WeChat.Token.Reveal(), config.WeChat.EncodingAESKey.Reveal(),
		config.WeChat.APIBaseURL, demoTemplateID, redis, config.Database.URL.Reveal())
	if err := os.WriteFile(p.config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *program) start() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.process = exec.Command(os.Args[0], "serve", "--config", p.config)
	p.process.Env = []string{asProgram + "=1", "PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir()}
	p.process.Stderr = &p.log
	if err := p.process.Start(); err != nil {
		p.t.Error(err)
	}
}

// kill ends the process as a power cut would, and waits for its end.
func (p *program) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.process.Process.Kill() // SIGKILL; gone already is as good
	_ = p.process.Wait()         // says "killed"
}

// ordered asks for a kill; one that is under way counts for all.
func (p *program) ordered() {
	select {
	case p.orders <- struct{}{}:
	default:
	}
}

// obey kills and restarts as ordered until ctx ends.
func (p *program) obey(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.orders:
			p.kill()
			p.kills.Add(1)
			p.start()
		}
	}
}

// client is the network between the platform and the program: it waits while
// nobody listens, and orders a kill with every so many requests.
func (p *program) client(every int64) *http.Client {
	dialer := &net.Dialer{}
	transport := &http.Transport{MaxIdleConnsPerHost: 50, DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		for {
			connection, err := dialer.DialContext(ctx, network, address)
			if err == nil || ctx.Err() != nil {
				return connection, err
			}
			time.Sleep(10 * time.Millisecond)
		}
	}}
	p.t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: killing{RoundTripper: transport, count: &atomic.Int64{}, every: every, order: p.ordered}}
}

type killing struct {
	http.RoundTripper
	count *atomic.Int64
	every int64
	order func()
}

func (k killing) RoundTrip(r *http.Request) (*http.Response, error) {
	if k.every > 0 && k.count.Add(1)%k.every == 0 {
		k.order()
	}
	return k.RoundTripper.RoundTrip(r)
}
