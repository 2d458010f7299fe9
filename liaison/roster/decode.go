package roster

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// largest is the biggest table taken, in bytes: a city's 300,000 party members need about 25 MB.
const largest = 48 << 20

// Decode gives the text of a table in UTF-8 without a byte order mark, or says in Chinese why it can't.
// What is no UTF-8 is read as GB18030, of which GBK, Excel's choice for 另存为 CSV, is a part.
func Decode(data []byte) (text []byte, fault string) {
	switch {
	case len(data) > largest:
		return nil, "文件太大：最多 48 MB，请分成几个文件"
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")): // what Excel wrote before 2007, and what it encrypts
		return nil, "这是旧版 Excel 文件（.xls），或加了密码：请另存为 .xlsx，不要加密码"
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return nil, "文件是 UTF-16 编码：请另存为“CSV UTF-8（逗号分隔）”"
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return nil, "文件编码认不出：请另存为“CSV UTF-8（逗号分隔）”"
		}
		data = decoded
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, "这不是文字表格：请在 Excel 里另存为 CSV 再导入"
	}
	return data, ""
}
