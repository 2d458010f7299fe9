package simulator

import (
	"fmt"
	"regexp"
	"strings"
)

// template is one entry of the account's template list.
type template struct {
	id, title, content string
	fields             []Field             // in the order of the content
	values             map[string][]string // what an enum or const field may say
}

var templateField = regexp.MustCompile(`^(.*?)\{\{\s*([A-Za-z_]+[0-9]+)\.DATA\s*\}\}\s*$`)

// maxTemplates is how many one account may have.
const maxTemplates = 25

// AddTemplate puts a template on the account's list, as if chosen from the category
// library. Its content has one field a line: "事项：{{thing1.DATA}}". The key's letters
// are the field's type and decide what may stand in it.
func (p *Platform) AddTemplate(id, title, content string) error {
	t := &template{id: id, title: title, content: content, values: map[string][]string{}}
	for line := range strings.Lines(content) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		m := templateField.FindStringSubmatch(line)
		if m == nil {
			return fmt.Errorf("simulator: template %s: no field in %q", id, line)
		}
		if !knownType(fieldType(m[2])) {
			return fmt.Errorf("simulator: template %s: unknown field type in %q", id, m[2])
		}
		t.fields = append(t.fields, Field{Key: m[2], Label: strings.TrimRight(m[1], "：: ")})
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.templates[id] == nil && len(p.templates) >= maxTemplates {
		return fmt.Errorf("simulator: template %s: an account has at most %d", id, maxTemplates)
	}
	p.templates[id] = t
	return nil
}

// LimitTemplateField says which values an enum or const field of a template may have.
func (p *Platform) LimitTemplateField(id, key string, values ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if t := p.templates[id]; t != nil {
		t.values[key] = values
	}
}

// RemoveTemplate deletes a template, as a change of the account's category does: sends
// then fail with 40037.
func (p *Platform) RemoveTemplate(id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.templates, id)
}

// fill checks the data of a send and makes the card of it. bad is the key that WeChat
// would name in its 47003, or "".
func (t *template) fill(data map[string]templateValue) (card Bubble, bad string) {
	card = Bubble{Kind: KindTemplate, Title: t.title, Text: t.title}
	for _, f := range t.fields {
		f.Value = data[f.Key].text()
		if !validField(f.Key, f.Value, t.values[f.Key]) {
			return card, f.Key
		}
		card.Fields = append(card.Fields, f)
		card.Text += "\n" + f.Label + "：" + f.Value
	}
	return card, ""
}

// templateList is GET /cgi-bin/template/get_all_private_template.
func (p *Platform) templateList(call) answer {
	list := []map[string]any{}
	for _, t := range p.templates {
		list = append(list, map[string]any{"template_id": t.id, "title": t.title, "content": t.content})
	}
	return answer{bare: true, fields: map[string]any{"template_list": list}}
}
