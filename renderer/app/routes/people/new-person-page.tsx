import { useNavigate } from '@tanstack/react-router';
import { Page } from '../../../components/page.tsx';
import { RegisterForm } from '../../../features/people/register-form.tsx';

/** 登记求职者. */
export function NewPersonPage() {
  const navigate = useNavigate();
  return (
    <Page title="登记求职者" trail={[{ title: '求职者', href: '/people' }]}>
      <div className="sheet form-narrow">
        <RegisterForm
          onRegistered={(personId) => void navigate({ to: '/people/$personId', params: { personId } })}
          onCancel={() => void navigate({ to: '/people' })}
        />
      </div>
    </Page>
  );
}
