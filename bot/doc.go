// Package bot is "net/http for a WeChat account": it verifies, decrypts and parses what the
// platform pushes, gives each push a key, asks its Answerer and answers in time. It keeps no
// state and knows nothing of the product: no database, no clock but the real one, no sentence.
package bot
