package liaison

import (
	"errors"
	"fmt"
)

// Numbers of scenes. The platform keeps those up to 100000 for permanent codes; temporary ones stay clear of them.
const (
	permanentScenes = 100_000
	highestScene    = 1<<31 - 1
)

// Card is what a printed card is made from: the person, and for a binding card his code in clear.
type Card struct {
	IssuedCode
	Scene Scene
}

// IssueCard gives a person a new one-time code, as IssueCode does, and the scene of a QR code that binds like it.
func (d *Desk) IssueCard(personID, actor string) (Card, error) {
	issued, err := d.IssueCode(personID, actor)
	if err != nil {
		return Card{}, err
	}
	codes, err := d.tx.CodesOf(personID)
	if err != nil {
		return Card{}, err
	}
	number, err := d.freeScene(permanentScenes+1, highestScene)
	if err != nil {
		return Card{}, err
	}
	scene := Scene{Number: number, Kind: SceneBind, PersonID: personID, CodeID: codes[0].ID, MadeAt: d.now}
	return Card{IssuedCode: issued, Scene: scene}, d.tx.SaveScene(scene)
}

// DelegateCard gives a delegate's lasting scene; it is made once.
func (d *Desk) DelegateCard(person Person) (Card, error) {
	scene, err := d.tx.SceneOf(person.ID, SceneDelegate)
	if err == nil || !errors.Is(err, ErrNotFound) {
		return Card{IssuedCode{Person: person}, scene}, err
	}
	number, err := d.freeScene(1, permanentScenes)
	if err != nil {
		return Card{}, err
	}
	scene = Scene{Number: number, Kind: SceneDelegate, PersonID: person.ID, MadeAt: d.now}
	return Card{IssuedCode{Person: person}, scene}, d.tx.SaveScene(scene)
}

// SceneMade notes what the platform's picture of a scene says, so that a lasting code is asked for only once.
func (d *Desk) SceneMade(scene Scene, url string) error {
	scene.URL = url
	return d.tx.SaveScene(scene)
}

// Delegates lists those chosen who sit now.
func (d *Desk) Delegates(chosen Chosen) ([]Person, error) {
	people, err := d.tx.PeopleWithRole(RoleDelegate)
	if err != nil {
		return nil, err
	}
	var delegates []Person
	for _, person := range people {
		if person.Seat == SeatActive && d.includes(chosen, person) {
			delegates = append(delegates, person)
		}
	}
	return delegates, nil
}

func (d *Desk) freeScene(lowest, highest int) (int, error) {
	for range 1000 {
		number := lowest + d.terms.Random(highest-lowest+1)
		_, err := d.tx.Scene(number)
		if errors.Is(err, ErrNotFound) {
			return number, nil
		}
		if err != nil {
			return 0, err
		}
	}
	return 0, fmt.Errorf("liaison: no free scene: %w", ErrUnavailable)
}

// SceneKind tells what a scanned code of ours is for; ErrNotFound when it is none of ours.
func (d *Desk) SceneKind(number int) (SceneKind, error) {
	scene, err := d.tx.Scene(number)
	return scene.Kind, err
}

// BindByScene binds by a scanned personal card, like its code by BindByCode. A scene that is no personal card, or whose code
// is used, too old or void, is BindMissed; nothing is counted against the scanner, who can't have guessed it.
func (d *Desk) BindByScene(openID OpenID, number int) (BindOutcome, error) {
	scene, err := d.tx.Scene(number)
	if errors.Is(err, ErrNotFound) || err == nil && scene.Kind != SceneBind {
		return BindMissed, nil
	}
	if err != nil {
		return BindMissed, err
	}
	code, err := d.tx.Code(scene.CodeID)
	if errors.Is(err, ErrNotFound) || err == nil && !code.valid(d.now, d.terms.Policy) {
		return BindMissed, nil
	}
	if err != nil {
		return BindMissed, err
	}
	return d.bindWith(openID, code)
}

// DelegateByScene is the sitting delegate whose card was scanned; ErrNotFound for any other scene.
func (d *Desk) DelegateByScene(number int) (Person, error) {
	scene, err := d.tx.Scene(number)
	if err != nil {
		return Person{}, err
	}
	if scene.Kind != SceneDelegate {
		return Person{}, fmt.Errorf("liaison: no delegate's card: %w", ErrNotFound)
	}
	person, err := d.tx.Person(scene.PersonID)
	if err == nil && (!person.Holds(RoleDelegate) || person.Seat != SeatActive) {
		return Person{}, fmt.Errorf("liaison: no delegate any more: %w", ErrNotFound)
	}
	return person, err
}

// ForgetOldCards removes the scenes of personal cards whose codes have run out.
func (d *Desk) ForgetOldCards() (int, error) {
	return d.tx.DropScenesBefore(d.now.Add(-d.terms.Policy.CodeLasts))
}
