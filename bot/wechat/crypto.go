package wechat

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	encodingAESKeyLength = 43 // 43 characters and an unwritten '=' are 32 bytes
	paddingBlock         = 32 // PKCS#7 with K = 32, not the 16 of AES itself
	randomLength         = 16
	headLength           = randomLength + 4
)

// Why an Encrypt element can't be read. They say nothing of its content.
var (
	// ErrNotDecrypted means that no key opens it: another account's key, or a damaged text.
	ErrNotDecrypted = errors.New("wechat: message cannot be decrypted with any configured key")
	// ErrWrongAppID means that a key opens it, but that it is addressed to another account.
	ErrWrongAppID = errors.New("wechat: decrypted message carries another appid")
)

// KeyIndex tells which EncodingAESKey opened a message: 0 is the current one, 1 the previous.
// The reply must be sealed with the same key (the platform changes keys with a delay).
type KeyIndex int

// Cipher seals and opens the messages of one account in 安全 and 兼容 mode. Its methods may be
// called from several goroutines. Source: 消息加解密说明 (/doc/service/guide/dev/push/encryption).
type Cipher struct {
	appID  string
	token  string
	keys   []aesKey
	random io.Reader
}

type aesKey struct {
	block cipher.Block
	iv    []byte
}

// NewCipher takes the account's appid, its callback token and its EncodingAESKeys: the current
// one first, then the previous ones. Each has 43 characters of base64; left-over bits in the last
// character are allowed, because the platform's own generator sets them.
func NewCipher(appID, token string, encodingAESKeys ...string) (*Cipher, error) {
	if appID == "" || token == "" {
		return nil, errors.New("wechat: new cipher: appid and token must not be empty")
	}
	if len(encodingAESKeys) == 0 {
		return nil, errors.New("wechat: new cipher: at least one EncodingAESKey is needed")
	}
	c := &Cipher{appID: appID, token: token, random: rand.Reader}
	for i, encoded := range encodingAESKeys {
		key, err := newAESKey(encoded)
		if err != nil {
			return nil, fmt.Errorf("wechat: new cipher: EncodingAESKey %d: %w", i+1, err)
		}
		c.keys = append(c.keys, key)
	}
	return c, nil
}

func newAESKey(encoded string) (aesKey, error) {
	if len(encoded) != encodingAESKeyLength {
		return aesKey{}, fmt.Errorf("has %d characters, not %d", len(encoded), encodingAESKeyLength)
	}
	raw, err := base64.RawStdEncoding.DecodeString(encoded)
	if err != nil {
		return aesKey{}, errors.New("is not base64") // err would quote a byte of the key's place only, but says no more
	}
	block, err := aes.NewCipher(raw)
	if err != nil {
		return aesKey{}, err
	}
	return aesKey{block: block, iv: raw[:aes.BlockSize]}, nil
}

// WithRandom gives a copy that draws its 16 leading bytes from r: the same input then seals to
// the same text. For test vectors and reproducible simulations only.
func (c *Cipher) WithRandom(r io.Reader) *Cipher {
	clone := *c
	clone.random = r
	return &clone
}

// SignMessage is the msg_signature of an Encrypt text.
func (c *Cipher) SignMessage(timestamp, nonce, encrypt string) string {
	return Sign(c.token, timestamp, nonce, encrypt)
}

// Decrypt opens an Encrypt text with the current key, then with the previous ones, and tells
// which did it. It checks the whole padding, the length and the appid; it does not check
// msg_signature, which the caller must have done before. Errors: ErrNotDecrypted, ErrWrongAppID.
func (c *Cipher) Decrypt(encrypt string) (plain []byte, key KeyIndex, err error) {
	sealed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(encrypt))
	if err != nil || len(sealed) == 0 || len(sealed)%paddingBlock != 0 {
		return nil, 0, ErrNotDecrypted
	}
	failure := ErrNotDecrypted
	for i, k := range c.keys {
		plain, err := c.open(k, sealed)
		if err == nil {
			return plain, KeyIndex(i), nil
		}
		if errors.Is(err, ErrWrongAppID) {
			failure = ErrWrongAppID
		}
	}
	return nil, 0, failure
}

func (c *Cipher) open(k aesKey, sealed []byte) ([]byte, error) {
	full := make([]byte, len(sealed))
	cipher.NewCBCDecrypter(k.block, k.iv).CryptBlocks(full, sealed)
	full, ok := unpad(full)
	if !ok || len(full) < headLength {
		return nil, ErrNotDecrypted
	}
	length := uint64(binary.BigEndian.Uint32(full[randomLength:headLength]))
	rest := full[headLength:]
	if length > uint64(len(rest)) {
		return nil, ErrNotDecrypted
	}
	if string(rest[length:]) != c.appID {
		return nil, ErrWrongAppID
	}
	return rest[:length:length], nil
}

// Encrypt seals plain with the given key: base64 of AES-256-CBC over 16 random bytes, the length,
// the text and the appid.
func (c *Cipher) Encrypt(plain []byte, key KeyIndex) (string, error) {
	if key < 0 || int(key) >= len(c.keys) {
		return "", fmt.Errorf("wechat: encrypt: there is no key %d", key)
	}
	if uint64(len(plain)) > 1<<31 {
		return "", errors.New("wechat: encrypt: message too long")
	}
	full := make([]byte, headLength, headLength+len(plain)+len(c.appID)+paddingBlock)
	if _, err := io.ReadFull(c.random, full[:randomLength]); err != nil {
		return "", fmt.Errorf("wechat: encrypt: %w", err)
	}
	binary.BigEndian.PutUint32(full[randomLength:], uint32(len(plain)))
	full = append(full, plain...)
	full = append(full, c.appID...)
	full = pad(full)
	k := c.keys[key]
	cipher.NewCBCEncrypter(k.block, k.iv).CryptBlocks(full, full)
	return base64.StdEncoding.EncodeToString(full), nil
}

func pad(full []byte) []byte {
	n := paddingBlock - len(full)%paddingBlock // 1..32: an aligned text gets a whole block
	return append(full, bytes.Repeat([]byte{byte(n)}, n)...)
}

func unpad(full []byte) ([]byte, bool) {
	n := int(full[len(full)-1])
	if n < 1 || n > paddingBlock || n > len(full) {
		return nil, false
	}
	text := len(full) - n
	for _, b := range full[text:] {
		if int(b) != n {
			return nil, false
		}
	}
	return full[:text], true
}
