package simulator

import "context"

// TellResult pushes what became of a template, in any spelling of the event and for any id: the
// platform may repeat itself, or speak of what another program has sent.
func (p *Platform) TellResult(ctx context.Context, name, event, msgID, status string) error {
	push, err := p.Prepare(name, Act{event: event, quiet: true, fields: []element{{"MsgID", msgID}, {"Status", status}}})
	if err != nil {
		return err
	}
	p.Deliver(ctx, push)
	return nil
}
