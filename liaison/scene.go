package liaison

import "time"

// SceneKind is what scanning a parametric QR code of the account leads to.
type SceneKind string

// A personal card binds like its one-time code; a delegate's card leads to him.
const (
	SceneBind     SceneKind = "bind"
	SceneDelegate SceneKind = "delegate"
)

// Scene is the number in a parametric QR code. The platform takes 1 to 100000
// for permanent codes and any 32 bits for temporary ones, see "生成带参数的二维码".
type Scene struct {
	Number   int
	Kind     SceneKind
	PersonID string
	CodeID   string // of SceneBind: the code that it stands for
	URL      string // what the picture says; empty until the platform has made it
	MadeAt   time.Time
}

// Scenes holds the QR codes that were handed out.
type Scenes interface {
	SaveScene(Scene) error // insert, or replace the URL by Number
	Scene(number int) (Scene, error)
	SceneOf(personID string, kind SceneKind) (Scene, error) // the newest
	DropScenesBefore(at time.Time) (int, error)             // of SceneBind
}
